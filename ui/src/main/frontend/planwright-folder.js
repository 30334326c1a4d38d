/** Lets a whole folder be taken where zips are taken: it is zipped in the browser, as it stands, and handed on. */

const CRC = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const checksum = (bytes) => {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

const record = (...fields) => {
  const length = fields.reduce((sum, [size]) => sum + size, 0);
  const view = new DataView(new ArrayBuffer(length));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
};

const UTF8_NAMES = 0x0800;
const MIDNIGHT_OF_1980 = 0x0021;

/** What is the same in front of a file and in the directory: version, names, no compression, time, sums, lengths. */
const described = ({ name, bytes, sum }) => [
  [2, 20], [2, UTF8_NAMES], [2, 0], [2, 0], [2, MIDNIGHT_OF_1980],
  [4, sum], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0],
];

const zip = async (files) => {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { path, file } of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const entry = { name: new TextEncoder().encode(path), bytes, sum: checksum(bytes) };
    const head = record([4, 0x04034b50], ...described(entry));
    directory.push(
      record([4, 0x02014b50], [2, 20], ...described(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
      entry.name,
    );
    parts.push(head, entry.name, bytes);
    at += head.length + entry.name.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record(
    [4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
};

const hidden = (path) => path.split('/').some((name) => name.startsWith('.'));

const handOn = async (name, files, manager) => {
  const wanted = files.filter(({ path }) => !hidden(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  if (wanted.length) manager.addFiles([new File([await zip(wanted)], `${name}.zip`, { type: 'application/zip' })]);
};

const entriesOf = (directory) => new Promise((resolve, reject) => {
  const reader = directory.createReader();
  const all = [];
  const more = () => reader.readEntries((some) => {
    all.push(...some);
    if (some.length) more();
    else resolve(all);
  }, reject);
  more();
});

const filesBelow = async (entry, path) => {
  if (entry.isFile) return [{ path, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) }];
  const below = await Promise.all(
    (await entriesOf(entry)).map((each) => filesBelow(each, `${path}/${each.name}`)));
  return below.flat();
};

window.planwright = Object.assign(window.planwright ?? {}, {
  /** Takes folders that are dropped on a zone; files go the zone's own way. */
  takeFolders(zone) {
    zone.addEventListener('drop', (event) => {
      const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry?.());
      const folders = entries.filter((entry) => entry?.isDirectory);
      if (!folders.length) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      zone.dispatchEvent(new DragEvent('dragleave'));
      for (const folder of folders) {
        filesBelow(folder, folder.name).then((files) => handOn(folder.name, files, zone.manager));
      }
    }, { capture: true });
  },

  /** Asks for a folder and hands it on. */
  chooseFolder(button) {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.addEventListener('change', () => {
      const files = [...input.files].map((file) => ({ path: file.webkitRelativePath, file }));
      if (files.length) handOn(files[0].path.split('/')[0], files, button.manager);
    });
    input.click();
  },
});
