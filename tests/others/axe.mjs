// Looks at pages of HTML with axe-core, with light and dark colours and on a narrow screen, and says what is wrong.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await puppeteer.launch({ executablePath: process.env.BROWSER, args: ['--no-sandbox'] });
let wrong = 0;
for (const path of process.argv.slice(2)) {
    for (const [colours, width] of [['light', 1200], ['dark', 1200], ['light', 320]]) {
        const page = await browser.newPage();
        const asked = [];
        page.on('request', (request) => asked.push(request.url()));
        await page.setBypassCSP(true);
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
        await page.goto(pathToFileURL(path).href);
        const faults = asked.slice(1).map((url) => `asks for ${url}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) faults.push(`is ${wide} pixels wide on a screen of ${width}`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => window.axe.run());
        for (const own of found.violations) faults.push(`${own.id}: ${own.nodes.map((node) => node.html).slice(0, 2)}`);
        for (const fault of faults) console.log(`${path} (${colours}, ${width}): ${fault}`);
        wrong += faults.length;
        await page.close();
    }
}
await browser.close();
process.exit(wrong ? 1 : 0);
