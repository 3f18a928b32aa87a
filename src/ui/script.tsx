import { useView } from './view.ts'

/** Loads a built browser script once, however many parts of the page ask for it. */
export function Script({ name }: { name: string }) {
  const { assets } = useView()
  return <script type="module" src={assets.js(name)} />
}
