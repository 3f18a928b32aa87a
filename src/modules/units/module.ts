import type { Module } from '#platform/module.ts'

export const units: Module = { name: 'units', uses: [], permissions: {} }

// Placeholder until the real directory is written (overwrite me).
export const unitDirectory = async (_: unknown) => ({ face: () => ({ name: 'UBND xã Tân Trụ', provinceName: 'Tỉnh Tây Ninh', agencyCode: 'H79.28.075' }), units: () => [1], unitOfHost: () => 1 })
