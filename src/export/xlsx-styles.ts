/** How a cell looks. */
interface Style {
  isBold?: boolean;
  isItalic?: boolean;
  isUnderlined?: boolean;
  /** Points; 11 where absent. */
  size?: number;
  font?: string;
  fill?: string;
  hasBorder?: boolean;
  horizontal?: 'left' | 'center' | 'right';
  vertical?: 'center' | 'top';
  wraps?: boolean;
  /** Of the formats that Excel knows by number, or one of ours. */
  format?: number;
}

const DAY = 164;
const INSTANT = 165;
const SHARE = 166;
const FORMATS: ReadonlyArray<readonly [number, string]> = [
  [DAY, 'dd/mm/yyyy'],
  [INSTANT, 'dd/mm/yyyy hh:mm'],
  [SHARE, '0.0'],
];

const OFFICIAL = { font: 'Times New Roman', size: 12, wraps: true, vertical: 'center' } as const;
const GRID = { ...OFFICIAL, hasBorder: true } as const;

const LOOKS = {
  // rows stay as high as one line: what is read there is a list
  text: { vertical: 'top' },
  number: { vertical: 'top' },
  day: { vertical: 'top', horizontal: 'center', format: DAY },
  instant: { vertical: 'top', horizontal: 'center', format: INSTANT },
  heading: { isBold: true, fill: 'FFDDEBF7', hasBorder: true, horizontal: 'center', vertical: 'center', wraps: true },
  // of what is handed in on paper
  center: { ...OFFICIAL, horizontal: 'center' },
  boldCenter: { ...OFFICIAL, horizontal: 'center', isBold: true },
  motto: { ...OFFICIAL, horizontal: 'center', isBold: true, isUnderlined: true },
  dateline: { ...OFFICIAL, horizontal: 'center', isItalic: true },
  title: { ...OFFICIAL, horizontal: 'center', isBold: true, size: 14 },
  paragraph: { ...OFFICIAL, horizontal: 'left' },
  boldParagraph: { ...OFFICIAL, horizontal: 'left', isBold: true },
  addressees: { ...OFFICIAL, horizontal: 'left', size: 11, vertical: 'top' },
  gridHeading: { ...GRID, isBold: true, horizontal: 'center' },
  gridNumbering: { ...GRID, isItalic: true, horizontal: 'center', size: 10 },
  gridText: GRID,
  gridCenter: { ...GRID, horizontal: 'center' },
  gridNumber: { ...GRID, horizontal: 'right', format: 3 },
  gridShare: { ...GRID, horizontal: 'right', format: SHARE },
  gridDay: { ...GRID, horizontal: 'center', format: DAY },
  gridBold: { ...GRID, isBold: true, horizontal: 'center' },
  gridBoldNumber: { ...GRID, isBold: true, horizontal: 'right', format: 3 },
  gridBoldShare: { ...GRID, isBold: true, horizontal: 'right', format: SHARE },
} as const satisfies Readonly<Record<string, Style>>;

export type StyleName = 'plain' | keyof typeof LOOKS;

/** The styles in the order in which a workbook numbers them. */
export const STYLES: readonly StyleName[] = ['plain', ...(Object.keys(LOOKS) as (keyof typeof LOOKS)[])];

const looks: readonly Style[] = [{}, ...Object.values(LOOKS)];

/** styles.xml; each style has a font, a fill and a border of its own. */
export function stylesXml(): string {
  // the second fill is Excel's own, whatever is written there
  const fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'];
  const own = looks.map(({ fill }) =>
    fill === undefined
      ? fills[0]
      : `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/><bgColor indexed="64"/></patternFill></fill>`,
  );
  const xfs = looks.map((look, i) => {
    const { horizontal, vertical, wraps, format = 0 } = look;
    const align = `${horizontal ? ` horizontal="${horizontal}"` : ''}${vertical ? ` vertical="${vertical}"` : ''}${wraps ? ' wrapText="1"' : ''}`;
    return `<xf numFmtId="${format}" fontId="${i}" fillId="${i + 2}" borderId="${i}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${align ? `<alignment${align}/>` : ''}</xf>`;
  });
  const formats = FORMATS.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${counted('numFmts', formats)}${counted('fonts', looks.map(fontXml))}${counted('fills', [...fills, ...own])}${counted('borders', looks.map(borderXml))}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${counted('cellXfs', xfs)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

const counted = (name: string, parts: readonly (string | undefined)[]): string =>
  `<${name} count="${parts.length}">${parts.join('')}</${name}>`;

const fontXml = ({ isBold, isItalic, isUnderlined, size = 11, font = 'Calibri' }: Style): string =>
  `<font>${isBold ? '<b/>' : ''}${isItalic ? '<i/>' : ''}${isUnderlined ? '<u/>' : ''}<sz val="${size}"/><name val="${font}"/><family val="${font === 'Calibri' ? 2 : 1}"/></font>`;

const borderXml = ({ hasBorder }: Style): string => {
  const side = (name: string) => (hasBorder ? `<${name} style="thin"><color auto="1"/></${name}>` : `<${name}/>`);
  return `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`;
};
