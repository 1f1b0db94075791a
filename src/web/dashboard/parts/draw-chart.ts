import { BarChart, CustomChart, GraphChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  CustomChart,
  DataZoomComponent,
  GraphChart,
  GridComponent,
  HeatmapChart,
  LabelLayout,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
]);

export type ChartOption = EChartsCoreOption;

/** Draws into an element, in its size from now on; what it gives ends that. */
export function drawChart(
  element: HTMLElement,
  option: ChartOption,
  isDark: boolean,
  onPick: (picked: { name: string; data: unknown; dataType?: string }) => void,
): () => void {
  const chart = init(element, isDark ? 'dark' : undefined);
  chart.setOption({
    backgroundColor: 'transparent',
    textStyle: { fontFamily: 'inherit' },
    animationDuration: 200,
    ...option,
  });
  chart.on('click', (event) => onPick(event as { name: string; data: unknown; dataType?: string }));
  const watching = new ResizeObserver(() => chart.resize());
  watching.observe(element);
  return () => {
    watching.disconnect();
    chart.dispose();
  };
}
