import type { Module } from '#platform/module.ts'

export const drafts: Module = { name: 'drafts', uses: [], permissions: {} }
