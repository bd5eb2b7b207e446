import { useFieldWords, type FieldWords } from '@colonnade/screens'

/** The words of an entity's fields in the console. */
export function useFields(entity: string): FieldWords {
  return useFieldWords(entity, 'console')
}
