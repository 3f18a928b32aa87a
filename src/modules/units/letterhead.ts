import type { Unit } from './domain.ts'

/** The people's committee as it stands at the head of its papers. */
export const letterheadOf = ({ name, provinceName }: Unit) => ({
  parent: provinceName,
  name: name.replace(/^UBND/u, 'Ủy ban nhân dân'),
  place: name.replace(/^UBND (xã|phường|đặc khu) /u, ''),
})
