// Stands in for a coding agent: it takes from prepared/ what a task and stage ask for. Where there is a folder for the
// number of the attempt, such as GREEN-2, it takes that instead; that is how one task goes wrong three times.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { PLANWRIGHT_TASK_TITLE: title, PLANWRIGHT_STAGE: stage, PLANWRIGHT_ATTEMPT: attempt } = process.env;
const prompt = readFileSync(0, 'utf8');
console.log(`${title}, ${stage}, attempt ${attempt}: a prompt of ${prompt.length} characters`);
if (!prompt.includes(title.split(' ')[0])) {
    console.error('the prompt is about something else');
    process.exit(2);
}
if (Object.keys(process.env).some((name) => name.includes('TOKEN'))) {
    console.error('a token was handed on');
    process.exit(3);
}
const prepared = join(import.meta.dirname, 'prepared', title.split(' ')[0].toLowerCase());
const folder = [`${stage}-${attempt}`, stage].map((name) => join(prepared, name)).find(existsSync);
if (folder === undefined) {
    console.error(`nothing is prepared for ${stage}`);
    process.exit(4);
}
cpSync(folder, '.', { recursive: true });
