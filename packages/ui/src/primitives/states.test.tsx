// @vitest-environment jsdom
import '../test/setup.ts'
import { render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { createI18n } from '../lib/i18n.ts'
import { ErrorState } from './states.tsx'

const words = { field: { specificationId: 'Specification' } }
const refusal = (fields: { path: string; message: string }[]) => ({ data: { code: 'CONFLICT', reason: 'x', message: 'The disk of grow-1 does not shrink.', remedy: 'Choose another.', requestId: 'r', fields } })
const show = (fields: { path: string; message: string }[]) =>
  render(<I18nextProvider i18n={createI18n({ console: { en: words, 'zh-CN': words, 'zh-TW': words } })}><ErrorState error={refusal(fields)} /></I18nextProvider>)

test('a refusal calls a field what the app calls it, and one without a word by its name', () => {
  show([{ path: 'items.0.specificationId', message: 'asks for less than 20 GB' }, { path: 'patience', message: 'is too long' }])
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Specification: asks for less than 20 GB', 'patience: is too long'])
})

test('what a refusal says is not said of a field once more', () => {
  show([{ path: 'ids', message: 'The disk of grow-1 does not shrink.' }])
  expect(screen.queryByRole('listitem')).toBeNull()
})
