/**
 * Where log lines go. When their reader is gone they are lost and nothing else: Pino's own way to write would wait for
 * the reader for ever as soon as the program wants to end.
 */
export function standardOutput(): { write: (line: string) => void } {
  process.stdout.on('error', () => {})
  return {
    write: (line) => {
      process.stdout.write(line)
    },
  }
}
