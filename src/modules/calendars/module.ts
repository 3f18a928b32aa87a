import type { Module } from '#platform/module.ts'

export const calendars: Module = { name: 'calendars', uses: [], permissions: {} }
