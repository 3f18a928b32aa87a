const mostLetters = 120

/** A name that is too long keeps its beginning, by which people know it, and its ending. */
function shortened(name: string): string {
  const letters = Array.from(name)
  if (letters.length <= mostLetters) return name
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? ''
  return `${letters
    .slice(0, mostLetters - ending.length - 1)
    .join('')
    .trim()}…${ending}`
}

/** The last part of a path, without what a shell, a browser or a reader could trip over; at most 120 letters. */
export function safeName(name: string): string {
  const base = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .replace(/^\.+/, '')
    .trim()
  return shortened(clean) || 'tep'
}

const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
}

/** A photo that came as “don.pdf” is kept as “don.jpg”: whoever saves it gets what the name says. */
export function namedAsItIs(name: string, mediaType: string): string {
  const fitting = endings[mediaType]
  if (!fitting || fitting.some((ending) => name.toLowerCase().endsWith(ending))) return name
  const stem = name.replace(/\.[A-Za-z0-9]{1,5}$/, '')
  return `${
    Array.from(stem)
      .slice(0, mostLetters - 5)
      .join('') || 'tep'
  }${fitting[0]}`
}
