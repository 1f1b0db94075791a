import { delimiterOf } from '../../../src/ingest/read/csv-delimiter';

it.each<[string, string, string, number]>([
  ['commas', 'STT,Nội dung,Chủ trì\n1,Rà soát,Sở Y tế\n', ',', 0],
  ['semicolons, with commas in the values', 'STT;Nội dung;Tỷ lệ\n1;Rà soát, báo cáo;95,5\n2;Họp;80\n', ';', 0],
  ['tabs', 'STT\tNội dung\n1\tRà soát; báo cáo, họp\n', '\t', 0],
  ['bars', 'STT|Nội dung\n1|Rà soát\n', '|', 0],
  ['commas between quoted values with semicolons', 'STT,"a;b;c;d"\n1,"e;f;g;h"\n', ',', 0],
  ['quoted line ends', 'STT;Nội dung\n1;"Rà soát,\n,,,\n,,"\n', ';', 0],
  ['titles above the table', 'DANH MỤC, NĂM 2026\n\nSTT;Nội dung;Chủ trì\n1;a;b\n2;c;d\n', ';', 0],
  ['what the first line says', 'sep=;\nSTT,a;b\n', ';', 6],
  ['a comma where nothing separates', 'Nội dung\nRà soát\n', ',', 0],
])('finds %s', (_, text, delimiter, from) => expect(delimiterOf(text)).toEqual({ delimiter, from }));
