import { useState } from 'react';
import type { Exporter } from '../../../api/exporters.ts';
import type { Template } from '../../../api/templates.ts';
import { type Draft, hasOwnWork, withExporter, withTemplate } from '../draft.ts';

/**
 * Choosing from the gallery: asks which dictionary where there are several, and asks before columns and conditions
 * that the person has made are lost.
 */
export function useChoose(
  draft: Draft,
  templates: Template[],
  exporters: Exporter[],
  onChosen: (draft: Draft) => void,
) {
  const [dictionaryOf, setDictionaryOf] = useState<Exporter | null>(null);
  const [waiting, setWaiting] = useState<Draft | null>(null);

  const take = (next: Draft) => {
    if (next !== draft && hasOwnWork(draft, templates)) setWaiting(next);
    else onChosen(next);
  };
  return {
    /** The exporter whose dictionary is being asked for. */
    dictionaryOf,
    asking: waiting !== null,
    template(template: Template) {
      if (template.key !== draft.template) return take(withTemplate(draft, template));
      onChosen(draft);
    },
    exporter(key: string) {
      const exporter = exporters.find((other) => other.key === key);
      if (exporter?.chooseDictionary) setDictionaryOf(exporter);
      else if (exporter) take(withExporter(draft, exporter));
    },
    dictionary(key: string) {
      if (dictionaryOf) take(withExporter(draft, dictionaryOf, key));
      setDictionaryOf(null);
    },
    confirm() {
      if (waiting) onChosen(waiting);
      setWaiting(null);
    },
    cancel() {
      setDictionaryOf(null);
      setWaiting(null);
    },
  };
}
