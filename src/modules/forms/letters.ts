import type { CharacterKind } from './rules.ts'

// Each letter is looked at once and by itself, so no rule that an editor writes can take long.
const kinds: Record<CharacterKind, RegExp> = {
  digits: /^[0-9]$/,
  letters: /^[\p{L}\p{M}]$/u,
  capitals: /^\p{Lu}$/u,
  spaces: /^ $/,
  signs: /^[.,/()-]$/,
}

export const consistsOf = (text: string, of: readonly CharacterKind[]): boolean =>
  [...text].every((letter) => of.some((kind) => kinds[kind].test(letter)))

const places = new Map<string, readonly CharacterKind[]>([
  ['9', ['digits']],
  ['A', ['capitals']],
  ['a', ['letters']],
  ['*', ['letters', 'digits']],
])

export function hasShape(text: string, shape: string): boolean {
  const [letters, wanted] = [[...text], [...shape]]
  if (letters.length !== wanted.length) return false
  return wanted.every((place, at) => {
    const letter = letters[at] ?? ''
    const allowed = places.get(place)
    return allowed ? consistsOf(letter, allowed) : letter === place
  })
}
