declare module '#platform/events.ts' {
  interface Events {
    'guide.set': { procedure: string; effectiveFrom: string; questions: number; citation: string }
  }
}
