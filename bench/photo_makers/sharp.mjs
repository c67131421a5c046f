// Makes the same files with sharp. Arguments: a list of photos (JSON), output folder, way.
// "once" decodes a photo once and makes each size from the one above it, through raw pixels;
// "clone" is the way of sharp's documentation: a clone of the input for each file.
import fs from "node:fs/promises";
import path from "node:path";
import { createRequire } from "node:module";

const require = createRequire(path.join(process.cwd(), "package.json"));
const sharp = require("sharp");
const [job, output, way] = process.argv.slice(2);
sharp.concurrency(1);
sharp.cache(false);

const EDGES = [1600, 960, 480];
const JPEG = { quality: 74, progressive: true, chromaSubsampling: "4:2:0" };
const AVIF = { quality: 56, effort: 0, chromaSubsampling: "4:2:0" };
const box = (edge) => ({ width: edge, height: edge, fit: "inside", withoutEnlargement: true });

function encode(image, edge, name) {
  const files = [image.clone().jpeg(JPEG).toFile(path.join(output, `${name}-${edge}.jpg`))];
  if (edge <= 960) {
    files.push(image.clone().avif(AVIF).toFile(path.join(output, `${name}-${edge}.avif`)));
  }
  return Promise.all(files);
}

async function once(file, name) {
  let image = sharp(file).autoOrient();
  for (const edge of EDGES) {
    const { data, info } = await image.resize(box(edge)).raw().toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    image = sharp(data, { raw });
    await encode(image, edge, name);
  }
}

async function clone(file, name) {
  const image = sharp(file).autoOrient();
  await Promise.all(EDGES.map((edge) => encode(image.clone().resize(box(edge)), edge, name)));
}

for (const photo of JSON.parse(await fs.readFile(job))) {
  await { once, clone }[way](photo.path, path.parse(photo.path).name);
}
