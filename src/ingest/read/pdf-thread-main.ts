/** The work that one file may take. */
export interface PdfLimits {
  pages: number;
  /** Drawing operations and characters of all pages. */
  operations: number;
  /**
   * Processor time, and what each page read adds to it: the last resort against a file that keeps pdfjs busy without
   * drawing anything. On a machine that does other work too it may take longer on the clock.
   */
  workMs: number;
  pageMs: number;
  /** Memory that reading may add to the process. */
  memoryMb: number;
}

export interface ThreadData {
  unpdf: string;
  bytes: Uint8Array;
  limits: PdfLimits;
}

/**
 * What the thread runs. It is handed over as text, so that the compiled program and the tests start the same thread: it
 * may use nothing of this module.
 */
export async function drawPages(): Promise<void> {
  const { parentPort, workerData } = require('node:worker_threads') as typeof import('node:worker_threads');
  const { unpdf, bytes, limits } = workerData as ThreadData;
  const post = (message: unknown) => parentPort?.postMessage(message);
  let warnings = 0;
  for (const level of ['log', 'info', 'warn', 'error'] as const)
    console[level] = (text?: unknown) => {
      // Matches: "Warning: getOperatorList - ignoring errors during …". Must not match: "Warning: TT: undefined function".
      if (/ignoring errors/.test(String(text))) warnings += 1;
    };
  // Node 20 lacks what pdfjs hands fonts over with.
  const prototype = ArrayBuffer.prototype as { transferToFixedLength?: (length?: number) => ArrayBuffer };
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    return this.slice(0, length);
  };
  try {
    const pdfjs = await (require(unpdf) as typeof import('unpdf')).getResolvedPDFJS();
    const { OPS } = pdfjs;
    const task = pdfjs.getDocument({
      data: bytes,
      verbosity: 1,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: true,
      // Pictures are left out before they are decoded.
      maxImageSize: 1,
      enableXfa: false,
    });
    const pdf = await task.promise;
    if (pdf.numPages > limits.pages) return post({ kind: 'too-many-pages', count: pdf.numPages });
    const { info } = await pdf.getMetadata();
    let operations = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const warningsBefore = warnings;
      let page: Awaited<ReturnType<typeof pdf.getPage>>;
      try {
        page = await pdf.getPage(number);
      } catch {
        post({
          kind: 'page',
          number,
          width: 0,
          height: 0,
          transform: [1, 0, 0, 1, 0, 0],
          isPartial: true,
          operations: [],
          fonts: {},
        });
        continue;
      }
      const viewport = page.getViewport({ scale: 1 });
      const list = await page.getOperatorList();
      const drawn: unknown[] = [];
      const fonts: Record<string, unknown> = {};
      let paths = 0;
      let isClip = false;
      for (let i = 0; i < list.fnArray.length; i++) {
        const code = list.fnArray[i];
        const given = list.argsArray[i];
        operations += 1;
        if (code === OPS.showText) {
          const glyphs: unknown[] = [];
          for (const glyph of given[0]) {
            if (typeof glyph === 'number') glyphs.push(glyph);
            else if (glyph !== null)
              glyphs.push(glyph.unicode, glyph.vmetric ? -glyph.vmetric[0] : glyph.width, glyph.isSpace === true);
          }
          operations += given[0].length;
          drawn.push(['text', glyphs]);
        } else if (code === OPS.setFont) {
          const [id, size] = given;
          if (fonts[id] === undefined && page.commonObjs.has(id)) {
            const font = page.commonObjs.get(id);
            fonts[id] = {
              name: String(font.name ?? ''),
              isBold: font.bold === true || font.black === true,
              isVertical: font.vertical === true,
              scale: font.isType3Font && Array.isArray(font.fontMatrix) ? font.fontMatrix[0] : 0.001,
            };
          }
          drawn.push(['font', id, size]);
        } else if (code === OPS.clip || code === OPS.eoClip) isClip = true;
        else if (code === OPS.constructPath) {
          const [paint, [path], box] = given;
          paths += 1;
          if (isClip && box?.every(Number.isFinite)) drawn.push(['clip', Array.from(box)]);
          isClip = false;
          // a page with more lines draws pictures, not tables
          if (path && path.length <= 4000 && paths <= 20_000) drawn.push(['path', paint, Array.from(path)]);
        } else if (code === OPS.setGState) {
          for (const [key, value] of given[0]) if (key === 'Font') drawn.push(['font', value[0], value[1]]);
        } else if (code === OPS.save || code === OPS.beginGroup) drawn.push(['save']);
        else if (code === OPS.restore || code === OPS.endGroup) drawn.push(['restore']);
        else if (code === OPS.transform) drawn.push(['transform', Array.from(given)]);
        else if (code === OPS.paintFormXObjectBegin)
          drawn.push(['save'], ['transform', given[0] === null ? null : Array.from(given[0])]);
        else if (code === OPS.paintFormXObjectEnd) drawn.push(['restore']);
        else if (code === OPS.beginAnnotation)
          drawn.push(
            ['annotation', String(given[0])],
            ['transform', Array.from(given[2])],
            ['transform', Array.from(given[3])],
          );
        else if (code === OPS.endAnnotation) drawn.push(['annotation-end']);
        else if (code === OPS.beginText) drawn.push(['text-matrix', [1, 0, 0, 1, 0, 0]]);
        else if (code === OPS.setTextMatrix) drawn.push(['text-matrix', Array.from(given[0])]);
        else if (code === OPS.moveText || code === OPS.setLeadingMoveText) {
          if (code === OPS.setLeadingMoveText) drawn.push(['leading', -given[1]]);
          drawn.push(['move', given[0], given[1]]);
        } else if (code === OPS.nextLine) drawn.push(['next-line']);
        else if (code === OPS.setLeading) drawn.push(['leading', given[0]]);
        else if (code === OPS.setCharSpacing) drawn.push(['char-spacing', given[0]]);
        else if (code === OPS.setWordSpacing) drawn.push(['word-spacing', given[0]]);
        else if (code === OPS.setHScale) drawn.push(['stretch', given[0] / 100]);
        else if (code === OPS.setTextRise) drawn.push(['rise', given[0]]);
        else if (code === OPS.setTextRenderingMode) drawn.push(['mode', given[0]]);
        if (operations > limits.operations) return post({ kind: 'too-much', page: number });
      }
      post({
        kind: 'page',
        number,
        width: viewport.width,
        height: viewport.height,
        transform: viewport.transform,
        isPartial: warnings > warningsBefore,
        operations: drawn,
        fonts,
      });
      page.cleanup();
    }
    post({ kind: 'done', hasXfa: (info as { IsXFAPresent?: boolean }).IsXFAPresent === true });
  } catch (error) {
    const { name, message } = error as Error;
    post(name === 'PasswordException' ? { kind: 'encrypted' } : { kind: 'damaged', reason: message });
  }
}
