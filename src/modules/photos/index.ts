export { bindPapers, bindPhotos, type Bound } from './actions.ts'
export { keptDays as photosKeptDays } from './domain.ts'
export { photoRoutes, type Spot } from './routes.tsx'
export { pagesAt, removePagesAt, deletePages as deletePhotoPages, type PhotoPage } from './store.ts'
