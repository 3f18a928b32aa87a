/** What the filter ebur128 says at its end (EBU R128). */
export type Loudness = {
  /** LUFS. */
  integrated: number
  threshold: number
  /** LU. */
  range: number
}

const value = (said: string, name: RegExp) => {
  const found = name.exec(said)?.[1]
  return found === undefined || found.includes('inf') || found === 'nan' ? -99 : Number(found)
}

/** The summary at the end of what ffmpeg has said. */
export function loudnessIn(said: string): Loudness {
  const summary = said.slice(Math.max(0, said.lastIndexOf('Summary:')))
  return {
    integrated: value(summary, /I:\s+(\S+) LUFS/),
    threshold: value(summary, /Threshold:\s+(\S+) LUFS/),
    range: Math.max(0, value(summary, /LRA:\s+(\S+) LU\b/)),
  }
}

/** Without the true peak, which takes longer than everything else: it is found where samples are listened to, with a margin. */
export const measuring = 'ebur128=framelog=verbose'
