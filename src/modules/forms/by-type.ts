import type { LeafField } from './fields.ts'

export type LeafType = LeafField['type']
type FieldOf = { [Type in LeafType]: Extract<LeafField, { type: Type }> }

/** One function for each type of field; a type that is forgotten does not compile. */
export type ByType<Result, Type extends LeafType = LeafType> = {
  [One in Type]: (field: FieldOf[One]) => Result
}

export const forField = <Type extends LeafType, Result>(
  table: ByType<Result, Type>,
  type: Type,
  field: FieldOf[Type],
): Result => table[type](field)
