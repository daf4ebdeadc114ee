// Uses a page that `vbe serve` shows as a reader does, with its own policy in force: sorts, searches and unfolds, and sees that
// it is loaded again when a file changes. The address and the file of a plan are the arguments.
import { readFileSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const [address, plan] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: process.env.BROWSER, args: ['--no-sandbox'] });
const faults = [];
const holds = (is, what) => { if (!is) faults.push(what); };
const page = await browser.newPage();
page.on('console', (line) => { if (line.type() === 'error') faults.push(line.text()); });
page.on('pageerror', (error) => faults.push(error.message));
await page.goto(`${address}status.html`);

// The table with most rows is searched: some are left, and told.
const shown = () => page.$$eval('main tbody', (rows) => rows.filter((row) => !row.hidden).length);
const all = await shown();
await page.type('.find input', 'gymnasie');
holds(await shown() < all, 'a search leaves rows out');
holds(/\d+ av \d+ rader/.test(await page.$eval('.find span', (told) => told.textContent)), 'a search tells how many are left');
await page.$eval('.find input', (field) => { field.value = ''; field.dispatchEvent(new Event('input')); });
holds(await shown() === all, 'an empty search shows all rows');

// A head sorts in both orders, and gives back the first.
const titles = () => page.$eval('main table:has(thead button)', (table) => [...table.tBodies].map((body) => body.rows[0].cells[0].textContent));
const press = () => page.$eval('main thead button', (button) => button.click());
const before = await titles();
await press();
const up = await titles();
holds(await page.$eval('main thead th:has(button)', (head) => head.ariaSort) === 'ascending', 'a head says how it sorts');
await press();
holds((await titles()).join() !== up.join(), 'a second press turns the order');
await press();
holds((await titles()).join() === before.join(), 'a third press gives back the order of the page');

// A row says what it rests on, with file and line.
holds(await page.$$eval('tr.why details', (all) => all.length > 0), 'rows can be unfolded');
holds(/\.yaml:\d+/.test(await page.$eval('tr.why code', (place) => place.textContent)), 'a row names a file and a line');

// What changes is shown, and whoever reads is not interrupted.
const write = (text) => writeFileSync(plan, readFileSync(plan, 'utf8').replace(/^title: .*$/m, `title: ${text}`));
await page.evaluate(() => document.activeElement.blur());
write('En ny rubrik');
await page.waitForFunction(() => document.body.textContent.includes('En ny rubrik'), { timeout: 15000 });
await page.$eval('tr.why details', (own) => { own.open = true; });
write('En rubrik till');
await page.waitForSelector('.anew a', { timeout: 15000 });
holds(!(await page.$eval('body', (body) => body.textContent.includes('En rubrik till'))), 'what is read is not taken away');
await Promise.all([page.waitForNavigation(), page.click('.anew a')]);
holds(await page.$eval('body', (body) => body.textContent.includes('En rubrik till')), 'the page is loaded again when asked');

await browser.close();
for (const fault of faults) console.log(`served page: not so: ${fault}`);
process.exit(faults.length ? 1 : 0);
