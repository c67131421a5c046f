// Makes the same files with eleventy-img. Arguments: a list of photos (JSON), output folder.
// Its effort is turned down as far as it goes, and it makes no file that the others do not.
import fs from "node:fs/promises";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(path.join(process.cwd(), "package.json"));
const { default: Image } = await import(pathToFileURL(require.resolve("@11ty/eleventy-img")));
require("sharp").concurrency(1);
const [job, output] = process.argv.slice(2);
Image.concurrency = 1;

for (const photo of JSON.parse(await fs.readFile(job))) {
  const edge = Math.max(photo.width, photo.height);
  const make = (format, edges) =>
    Image(photo.path, {
      widths: edges.map((long) => Math.round((long * photo.width) / edge)),
      formats: [format],
      outputDir: output,
      useCache: false,
      fixOrientation: true,
      sharpJpegOptions: { quality: 74, progressive: true, chromaSubsampling: "4:2:0" },
      sharpAvifOptions: { quality: 56, effort: 0, chromaSubsampling: "4:2:0" },
      filenameFormat: (id, source, width, suffix) =>
        `${path.parse(source).name}-${Math.round((width * edge) / photo.width)}.` +
        (suffix === "jpeg" ? "jpg" : suffix),
    });
  await make("jpeg", [1600, 960, 480]);
  await make("avif", [960, 480]);
}
