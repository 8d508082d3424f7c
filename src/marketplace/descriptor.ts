import { framePaths, scenarioActions, updateButton, widget } from './actions.ts';
import { wantedRights } from './rights.ts';

const namespace = 'https://apps-api.moysklad.ru/xml/ns/appstore/app/v2';
const resource = 'https://api.moysklad.ru/api/remap/1.2';

/**
 * The descriptor v2 by which MoySklad's catalogue knows the application (dev.moysklad.ru/doc/api/vendor/1.0, descriptor): where
 * it is called and shown, and which rights its token gets. Tags of reports stand alone, those of entities hold their levels.
 * @param address PUBLIC_URL; MoySklad takes https only.
 */
export function descriptorXml(address: string): string {
  const rights = wantedRights().map((tag) =>
    isWhole(tag) ? `      <${tag}/>` : `      <${tag}>\n        <view/>\n      </${tag}>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<ServerApplication xmlns="${namespace}"
                   xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                   xsi:schemaLocation="${namespace} ${namespace}/application-v2.xsd">
  <vendorApi>
    <endpointBase>${address}</endpointBase>
    <additionalEvents>
      <updatePermissions/>
    </additionalEvents>
  </vendorApi>
  <access>
    <resource>${resource}</resource>
    <scope>custom</scope>
    <permissions>
${rights.join('\n')}
    </permissions>
  </access>
  <iframes>
    <iframe type="main" sourceUrl="${address}${framePaths.frame}"/>
  </iframes>
  <widgets>
${widget.places.map((place) => widgetXml(place, address + framePaths.widget)).join('\n')}
  </widgets>
  <buttons>
    <button name="${updateButton.name}" title="${updateButton.title.ru}" useSelected="${updateButton.useSelected}">
      <locations>
${updateButton.locations.map((place) => `        <${place}/>`).join('\n')}
      </locations>
    </button>
  </buttons>
  <scenario>
${scenarioActions.map(({ name, title }) => `    <action name="${name}" title="${title.ru}"/>`).join('\n')}
  </scenario>
</ServerApplication>
`;
}

function widgetXml(place: string, sourceUrl: string): string {
  return `    <${place}>
      <sourceUrl>${sourceUrl}</sourceUrl>
      <height>
        <fixed>${widget.heightPx}px</fixed>
      </height>
      <supports>
        <open-feedback/>
        <save-handler/>
      </supports>
    </${place}>`;
}

/** The rights to see a report, and those to webhooks, have no levels. */
function isWhole(tag: string): boolean {
  return /^(view|use)[A-Z]/.test(tag);
}
