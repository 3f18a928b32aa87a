import { closeSync, openSync, writeSync } from 'node:fs'

export const rate = 48_000
export const bytesPerSecond = rate * 2

function header(bytes: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(bytesPerSecond, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes, 40)
  return head
}

/** A WAV of its own for each play, 16 bits, mono. Its head is put right every second: what was heard when the power went stays readable. */
export function wavFile(path: string): Sink {
  const file = openSync(path, 'w')
  writeSync(file, header(0), 0, 44, 0)
  let bytes = 0
  let told = 0
  const tell = () => writeSync(file, header(bytes), 0, 44, 0)
  return {
    write(samples) {
      writeSync(file, samples, 0, samples.length, 44 + bytes)
      bytes += samples.length
      if (bytes - told < bytesPerSecond) return
      told = bytes
      tell()
    },
    end() {
      tell()
      closeSync(file)
      return Promise.resolve()
    },
  }
}

/** Where samples are heard: 48 kHz, 16 bits, mono. */
export type Sink = { write: (samples: Buffer) => void; end: () => Promise<void> }
