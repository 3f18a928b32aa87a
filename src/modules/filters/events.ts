/** What happens to an officer's saved filters. */
declare module '#platform/events.ts' {
  interface Events {
    'filter.saved': { name: string }
    'filter.removed': { name: string }
  }
}
