export type { SavedFilter } from './domain.ts'
export { SavedFilters } from './pages/saved-filters.tsx'
export { filtersOf } from './store.ts'
