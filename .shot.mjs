// node shot.mjs BASE LOGIN PASSWORD WIDTH OUTDIR path...
import { chromium } from 'playwright-core'
const [base, login, password, width, out, ...paths] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
const page = await (await browser.newContext({ viewport: { width: Number(width), height: 900 }, ignoreHTTPSErrors: true })).newPage()
page.on('pageerror', (e) => console.log('pageerror', e.message)); page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
if (login !== '-') {
  await page.goto(base + '/can-bo'); await page.fill('[name=login]', login); await page.fill('[name=password]', password)
  await Promise.all([page.waitForNavigation(), page.click('form button:not([type=button])')])
}
for (const path of paths) {
  const answer = await page.goto(base + path); const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  console.log(answer.status(), path, wide > Number(width) ? 'TOO WIDE ' + wide : '')
  await page.screenshot({ path: `${out}/${path.replace(/[^\w]+/g, '_').slice(0, 60)}-${width}.png`, fullPage: true })
}
await browser.close()
