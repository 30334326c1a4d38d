// A reporter for node --test that writes the coverage of lines as Cobertura XML.
import { relative } from 'node:path';

const escaped = (text) =>
    text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

export default async function* cobertura(source) {
    for await (const event of source) {
        if (event.type !== 'test:coverage') continue;
        const { files, totals, workingDirectory } = event.data.summary;
        const rate = (covered, total) => (total === 0 ? 1 : covered / total).toFixed(4);
        yield `<?xml version="1.0"?>\n<coverage line-rate="${rate(totals.coveredLineCount, totals.totalLineCount)}"`
            + ` lines-covered="${totals.coveredLineCount}" lines-valid="${totals.totalLineCount}" version="1"`
            + ` timestamp="${Date.now()}">\n<packages><package name="src"><classes>\n`;
        for (const file of files) {
            const name = escaped(relative(workingDirectory, file.path));
            yield `<class name="${name}" filename="${name}"><methods/><lines>\n`;
            for (const line of file.lines) yield `<line number="${line.line}" hits="${line.count}"/>\n`;
            yield '</lines></class>\n';
        }
        yield '</classes></package></packages></coverage>\n';
    }
}
