import { createHash } from 'node:crypto'

/** A made-up hand for a name: a blue line that is always the same for it. Used until somebody's own picture is there. */
export function handSvg(name: string): string {
  const chance = createHash('sha256').update(name).digest()
  const at = (nth: number, most: number) => ((chance[nth % 32] ?? 0) / 255) * most
  const strokes = Array.from({ length: 6 }, (_, n) => {
    const x = 14 + n * 22
    return `C${x} ${8 + at(n, 40)} ${x + 8 + at(n + 7, 14)} ${10 + at(n + 14, 44)} ${x + 22} ${22 + at(n + 21, 22)}`
  })
  const flourish = `M10 ${48 + at(3, 6)}C60 ${58 + at(4, 8)} 110 ${40 + at(5, 8)} 170 ${50 + at(6, 6)}`
  const path = `M12 ${30 + at(2, 12)}${strokes.join('')}${flourish}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 66"><path d="${path}" fill="none" stroke="#1f3fa8" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`
}

const escaped = (text: string) => text.replace(/[<>&"]/g, '')

/** A round red seal that no office has: without the emblem, and it says so when it is for trying out. */
export function sealSvg(agency: string, isTest: boolean): string {
  const words = escaped(agency).toLocaleUpperCase('vi')
  const lines = isTest ? ['CON DẤU', 'THỬ NGHIỆM'] : []
  const middle = lines
    .map(
      (line, n) =>
        `<text x="50" y="${48 + n * 11}" font-size="9" font-weight="bold" text-anchor="middle">${line}</text>`,
    )
    .join('')
  // Drawn as two lines of letters within the ring: curved text is not drawn by every reader of pictures.
  const [first, second] = halves(words)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><g fill="#d0021b" font-family="Tinos"><circle cx="50" cy="50" r="47" fill="none" stroke="#d0021b" stroke-width="2.4"/><circle cx="50" cy="50" r="42" fill="none" stroke="#d0021b" stroke-width="0.8"/><text x="50" y="28" font-size="6" text-anchor="middle">${first}</text><text x="50" y="76" font-size="6" text-anchor="middle">${second}</text>${middle}</g></svg>`
}

function halves(words: string): [string, string] {
  const parts = words.split(' ')
  const half = Math.ceil(parts.length / 2)
  return [parts.slice(0, half).join(' '), parts.slice(half).join(' ')]
}
