export const home = '/kiosk'
/** Forgets what the visitor before chose, and shows the first page. */
export const startAgain = `${home}/bat-dau`
