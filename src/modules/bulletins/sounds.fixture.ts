/** Seconds of a tone as WAV; of loudness 0 nothing, of more than 1 a clipped one. */
export function wav(seconds: number, loud: number): Uint8Array {
  const samples = 16_000 * seconds
  const bytes = Buffer.alloc(44 + samples * 2)
  bytes.write('RIFF')
  bytes.writeUInt32LE(36 + samples * 2, 4)
  bytes.write('WAVEfmt ', 8)
  for (const [at, value] of [
    [16, 16],
    [24, 16_000],
    [28, 32_000],
    [40, samples * 2],
  ] as const)
    bytes.writeUInt32LE(value, at)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    bytes.writeUInt16LE(value, at)
  bytes.write('data', 36)
  for (let n = 0; n < samples; n += 1) {
    const wave = Math.max(-1, Math.min(1, loud * Math.sin(n / 6)))
    bytes.writeInt16LE(Math.round(32_767 * wave), 44 + n * 2)
  }
  return bytes
}
