export type ListKind = 'all' | 'mine' | 'unit' | 'overdue' | 'new' | 'done'

/** The addresses of the desk's lists. */
export const listPaths: Record<ListKind, string> = {
  all: '/can-bo/ho-so',
  mine: '/can-bo/ho-so/cua-toi',
  unit: '/can-bo/ho-so/bo-phan',
  new: '/can-bo/ho-so/moi',
  overdue: '/can-bo/ho-so/qua-han',
  done: '/can-bo/ho-so/cho-tra',
}
