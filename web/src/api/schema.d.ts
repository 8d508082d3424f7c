/** Types of the API, written by `npm run openapi` from the server. Not to be edited by hand. */
export interface paths {
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description For: anyone. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              status: 'ok';
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description For: anyone. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              status: 'ok';
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Public keys of the access tokens (JWKS)
     * @description For: anyone.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              keys: ({
                kid: string;
                kty: string;
              } & {
                [key: string]: unknown;
              })[];
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who I am and in which companies
     * @description For: person.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Me'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Connected accounts
     * @description For: viewer (`integrations.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['Integration'][];
              nextCursor: null;
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Connect an account; the secret is tried at once, the same provider again replaces it
     * @description For: admin (`integrations.manage`).
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['IntegrationInput'];
        };
      };
      responses: {
        /** @description Done */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Integration'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Disconnect an account
     * @description For: admin (`integrations.manage`).
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What can be exported
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['Exporter'][];
              nextCursor: string | null;
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/columns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Columns of an exporter, with those that the company’s account adds
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          key: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['Column'][];
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The first 20 rows as they would stand in the sheet
     * @description For: editor (`exports.edit`).
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          key: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            columns?: components['schemas']['ColumnChoice'][] | null;
            /** @default [] */
            conditions?: (
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'period';
                  value:
                    | {
                        /** Format: date */
                        from?: string;
                        /** Format: date */
                        to?: string;
                      }
                    | {
                        last: number;
                        /** @enum {string} */
                        unit: 'day' | 'week' | 'month';
                      }
                    | {
                        /** @enum {string} */
                        current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                      }
                    | {
                        /** @enum {string} */
                        previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                      };
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'anyOf' | 'noneOf';
                  value: (
                    | {
                        type: string;
                        /** Format: uuid */
                        id: string;
                        name: string;
                        href: string;
                      }
                    | string
                    | number
                  )[];
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'contains' | 'startsWith' | 'endsWith';
                  value: string;
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'atLeast' | 'atMost';
                  value: number;
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'is';
                  value: boolean;
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'empty' | 'filled';
                }
            )[];
            filter?: string | null;
          };
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Preview'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Ready exports that only need a place
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['Template'][];
              nextCursor: string | null;
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/customentity/dictionaries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The account’s custom dictionaries, each with the key of its exporter
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                key: string;
                title: string;
              }[];
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/filters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Fields of an exporter’s filter, with those that the company’s account adds
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          key: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['FilterField'][];
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/filters/{field}/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What may be chosen in a field of the filter
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: {
          search?: string;
        };
        header?: never;
        path: {
          key: string;
          field: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['FilterOption'][];
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * How many objects fit a filter
     * @description For: editor (`exports.edit`).
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          key: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @default [] */
            conditions?: (
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'period';
                  value:
                    | {
                        /** Format: date */
                        from?: string;
                        /** Format: date */
                        to?: string;
                      }
                    | {
                        last: number;
                        /** @enum {string} */
                        unit: 'day' | 'week' | 'month';
                      }
                    | {
                        /** @enum {string} */
                        current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                      }
                    | {
                        /** @enum {string} */
                        previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                      };
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'anyOf' | 'noneOf';
                  value: (
                    | {
                        type: string;
                        /** Format: uuid */
                        id: string;
                        name: string;
                        href: string;
                      }
                    | string
                    | number
                  )[];
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'contains' | 'startsWith' | 'endsWith';
                  value: string;
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'atLeast' | 'atMost';
                  value: number;
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'is';
                  value: boolean;
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'empty' | 'filled';
                }
            )[];
            filter?: string | null;
          };
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              count: number | null;
              afterReading: string[];
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/spreadsheets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create a spreadsheet in the connected Google account
     * @description For: editor (`exports.edit`).
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            title: string;
          };
        };
      };
      responses: {
        /** @description Done */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Spreadsheet'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/spreadsheets/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at a spreadsheet by its link
     * @description For: editor (`exports.edit`).
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            link: string;
          };
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Spreadsheet'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-configs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The company’s exports
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['ExportConfig'][];
              nextCursor: string | null;
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Make an export
     * @description For: editor (`exports.edit`).
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ExportConfigInput'];
        };
      };
      responses: {
        /** @description Done */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ExportConfig'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-configs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One export
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ExportConfig'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /**
     * Delete an export; its sheet stays as it is
     * @description For: editor (`exports.edit`).
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    /**
     * Change an export
     * @description For: editor (`exports.edit`).
     */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name?: string;
            exporter?: string;
            spreadsheetId?: string;
            sheetTitle?: string;
            /** @enum {string} */
            mode?: 'append' | 'upsert' | 'replace';
            columns?: components['schemas']['ColumnChoice'][] | null;
            filter?: string | null;
            conditions?: (
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'period';
                  value:
                    | {
                        /** Format: date */
                        from?: string;
                        /** Format: date */
                        to?: string;
                      }
                    | {
                        last: number;
                        /** @enum {string} */
                        unit: 'day' | 'week' | 'month';
                      }
                    | {
                        /** @enum {string} */
                        current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                      }
                    | {
                        /** @enum {string} */
                        previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                      };
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'anyOf' | 'noneOf';
                  value: (
                    | {
                        type: string;
                        /** Format: uuid */
                        id: string;
                        name: string;
                        href: string;
                      }
                    | string
                    | number
                  )[];
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'contains' | 'startsWith' | 'endsWith';
                  value: string;
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'atLeast' | 'atMost';
                  value: number;
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'is';
                  value: boolean;
                }
              | {
                  field: string;
                  /** @enum {string} */
                  op: 'empty' | 'filled';
                }
            )[];
            options?: {
              /**
               * @default remove
               * @enum {string}
               */
              gone?: 'remove' | 'mark' | 'keep';
              /** @default false */
              protect?: boolean;
              /** @default false */
              trim?: boolean;
            };
          };
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ExportConfig'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/export-tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Runs, newest first
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: {
          configId?: string;
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['ExportTask'][];
              nextCursor: string | null;
            };
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    /**
     * Run an export
     * @description For: editor (`exports.run`).
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** Format: uuid */
            configId: string;
            /** @default false */
            dryRun?: boolean;
            /** @default false */
            full?: boolean;
            /** @default false */
            verify?: boolean;
          };
        };
      };
      responses: {
        /** @description Done */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ExportTask'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-tasks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One run
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ExportTask'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-tasks/{id}/difference': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a run changed, or would change
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Difference'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-tasks/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a run
     * @description For: editor (`exports.run`).
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Done */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ExportTask'];
          };
        };
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-tasks/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A run as it goes (server-sent events `task`)
     * @description For: viewer (`exports.read`).
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description A problem (RFC 9457), in the language of Accept-Language */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    Problem: {
      /** Format: uri */
      type: string;
      title: string;
      status: number;
      /** @description What to do about it */
      detail: string;
      code: string;
      requestId: string;
      errors?: {
        field: string;
        message: string;
      }[];
    };
    Me: {
      user: {
        id: string;
        name: string;
        email: string;
      };
      companies: {
        /** Format: uuid */
        id: string;
        name: string;
        /** @enum {string} */
        role: 'owner' | 'admin' | 'editor' | 'viewer';
        blockedReason: string | null;
        eraseAt: string | null;
        /** @description Somebody of the platform looks at the data now; mine: it is the caller himself */
        support: {
          expiresAt: string;
          mine: boolean;
        } | null;
      }[];
      platformAdmin: boolean;
    };
    Integration: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      provider: 'moysklad' | 'google';
      title: string;
      /** @enum {string} */
      status: 'ok' | 'reconnect';
      createdAt: string;
    };
    IntegrationInput:
      | {
          /** @constant */
          provider: 'moysklad';
          token: string;
        }
      | {
          /** @constant */
          provider: 'google';
          key: {
            /** @constant */
            type: 'service_account';
            /** Format: email */
            client_email: string;
            private_key: string;
          } & {
            [key: string]: unknown;
          };
        };
    Exporter: {
      key: string;
      title: {
        ru: string;
        en: string;
      };
      description: {
        ru: string;
        en: string;
      };
      /** @enum {string} */
      kind: 'document' | 'lines' | 'dictionary' | 'report';
      /** @enum {string} */
      section:
        | 'sales'
        | 'purchases'
        | 'goods'
        | 'stock'
        | 'counterparties'
        | 'money'
        | 'retail'
        | 'production'
        | 'indicators'
        | 'settings';
      keyColumn: string;
      modes: ('append' | 'upsert' | 'replace')[];
      incremental: boolean;
      chooseDictionary: boolean;
    };
    Column: {
      key: string;
      title: {
        ru: string;
        en: string;
      };
      /** @enum {string} */
      type: 'text' | 'number' | 'money' | 'percent' | 'date' | 'dateTime' | 'boolean' | 'link';
      /** @enum {string} */
      group: 'own' | 'line' | 'attribute' | 'price' | 'computed';
      byDefault: boolean;
      decimals: number | null;
      currency: string | null;
    };
    Preview: {
      columns: components['schemas']['Column'][];
      rows: (string | number | boolean | null)[][];
      total: number;
    };
    ColumnChoice:
      | string
      | {
          key: string;
          title?: string;
          format?: {
            /** @enum {string} */
            type:
              | 'text'
              | 'number'
              | 'money'
              | 'percent'
              | 'date'
              | 'dateTime'
              | 'boolean'
              | 'yesNo'
              | 'link';
            decimals?: number;
            currency?: string;
          };
          whenEmpty?: string | number;
          formula?: string;
        };
    Template: {
      key: string;
      title: {
        ru: string;
        en: string;
      };
      description: {
        ru: string;
        en: string;
      };
      audience: string;
      exporter: string;
      /** @enum {string} */
      mode: 'append' | 'upsert' | 'replace';
      columns: components['schemas']['ColumnChoice'][] | null;
      conditions: (
        | {
            field: string;
            /** @constant */
            op: 'period';
            value:
              | {
                  /** Format: date */
                  from?: string;
                  /** Format: date */
                  to?: string;
                }
              | {
                  last: number;
                  /** @enum {string} */
                  unit: 'day' | 'week' | 'month';
                }
              | {
                  /** @enum {string} */
                  current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                }
              | {
                  /** @enum {string} */
                  previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                };
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'anyOf' | 'noneOf';
            value: (
              | {
                  type: string;
                  /** Format: uuid */
                  id: string;
                  name: string;
                  href: string;
                }
              | string
              | number
            )[];
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'contains' | 'startsWith' | 'endsWith';
            value: string;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'atLeast' | 'atMost';
            value: number;
          }
        | {
            field: string;
            /** @constant */
            op: 'is';
            value: boolean;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'empty' | 'filled';
          }
      )[];
      sheetTitle: string;
    };
    FilterField: {
      key: string;
      title: {
        ru: string;
        en: string;
      };
      /** @enum {string} */
      type: 'period' | 'reference' | 'number' | 'money' | 'text' | 'boolean' | 'choice';
      required: boolean;
      bySource: boolean;
      hasOptions: boolean;
      words: {
        [key: string]: {
          ru: string;
          en: string;
        };
      } | null;
    };
    FilterOption: {
      type: string;
      /** Format: uuid */
      id: string;
      name: string;
      href: string;
      color: string | null;
    };
    Spreadsheet: {
      id: string;
      title: string;
      url: string;
      sheets: {
        sheetId: number;
        title: string;
      }[];
    };
    ExportConfig: {
      /** Format: uuid */
      id: string;
      name: string;
      exporter: string;
      spreadsheetId: string;
      spreadsheetTitle: string;
      spreadsheetUrl: string;
      sheetTitle: string;
      /** @enum {string} */
      mode: 'append' | 'upsert' | 'replace';
      columns: components['schemas']['ColumnChoice'][] | null;
      filter: string | null;
      conditions: (
        | {
            field: string;
            /** @constant */
            op: 'period';
            value:
              | {
                  /** Format: date */
                  from?: string;
                  /** Format: date */
                  to?: string;
                }
              | {
                  last: number;
                  /** @enum {string} */
                  unit: 'day' | 'week' | 'month';
                }
              | {
                  /** @enum {string} */
                  current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                }
              | {
                  /** @enum {string} */
                  previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                };
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'anyOf' | 'noneOf';
            value: (
              | {
                  type: string;
                  /** Format: uuid */
                  id: string;
                  name: string;
                  href: string;
                }
              | string
              | number
            )[];
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'contains' | 'startsWith' | 'endsWith';
            value: string;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'atLeast' | 'atMost';
            value: number;
          }
        | {
            field: string;
            /** @constant */
            op: 'is';
            value: boolean;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'empty' | 'filled';
          }
      )[];
      options: {
        /**
         * @default remove
         * @enum {string}
         */
        gone: 'remove' | 'mark' | 'keep';
        /** @default false */
        protect: boolean;
        /** @default false */
        trim: boolean;
      };
      createdAt: string;
      updatedAt: string;
      lastTask: components['schemas']['ExportTask'] | null;
    };
    ExportTask: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      configId: string;
      configName: string;
      exporter: string;
      /** @enum {string} */
      mode: 'append' | 'upsert' | 'replace';
      dryRun: boolean;
      full: boolean;
      verify: boolean;
      /** @enum {string} */
      status: 'queued' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';
      /** @enum {string} */
      phase: 'waiting' | 'planning' | 'reading' | 'reconciling' | 'publishing' | 'finished';
      progress: {
        read: number;
        written: number;
        total: number | null;
      };
      plan: components['schemas']['Plan'] | null;
      result: {
        rowsRead: number;
        rowsAppended: number;
        rowsUpdated: number;
        rowsUnchanged: number;
        rowsDeleted: number;
        cellsWritten: number;
        requests: {
          moysklad: number;
          sheets: {
            read: number;
            write: number;
          };
        };
        durationMs: number;
        peakRssBytes: number;
        cursor: string | null;
      } | null;
      hasDifference: boolean;
      error: {
        code: string;
        title: string;
        detail: string;
      } | null;
      warnings: {
        code: string;
        detail: string;
      }[];
      spreadsheetUrl: string;
      createdAt: string;
      startedAt: string | null;
      finishedAt: string | null;
      requestId: string;
    };
    Plan: {
      /** @enum {string} */
      pass: 'full' | 'incremental' | 'compare';
      /** @enum {string} */
      pages: 'large' | 'opened' | 'async';
      parallel: number;
      objects: number | null;
      reason: string;
      estimate: {
        moysklad: number;
        sheets: {
          read: number;
          write: number;
        };
        seconds: number;
      };
    };
    ExportConfigInput: {
      name: string;
      exporter: string;
      spreadsheetId: string;
      sheetTitle: string;
      /** @enum {string} */
      mode: 'append' | 'upsert' | 'replace';
      /** @default null */
      columns: components['schemas']['ColumnChoice'][] | null;
      /** @default null */
      filter: string | null;
      /** @default [] */
      conditions: (
        | {
            field: string;
            /** @constant */
            op: 'period';
            value:
              | {
                  /** Format: date */
                  from?: string;
                  /** Format: date */
                  to?: string;
                }
              | {
                  last: number;
                  /** @enum {string} */
                  unit: 'day' | 'week' | 'month';
                }
              | {
                  /** @enum {string} */
                  current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                }
              | {
                  /** @enum {string} */
                  previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                };
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'anyOf' | 'noneOf';
            value: (
              | {
                  type: string;
                  /** Format: uuid */
                  id: string;
                  name: string;
                  href: string;
                }
              | string
              | number
            )[];
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'contains' | 'startsWith' | 'endsWith';
            value: string;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'atLeast' | 'atMost';
            value: number;
          }
        | {
            field: string;
            /** @constant */
            op: 'is';
            value: boolean;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'empty' | 'filled';
          }
      )[];
      /**
       * @default {
       *       "gone": "remove",
       *       "protect": false,
       *       "trim": false
       *     }
       */
      options: {
        /**
         * @default remove
         * @enum {string}
         */
        gone: 'remove' | 'mark' | 'keep';
        /** @default false */
        protect: boolean;
        /** @default false */
        trim: boolean;
      };
    };
    Difference: {
      added: number;
      changed: number;
      unchanged: number;
      removed: number;
      columns: {
        key: string;
        title: string;
        changed: number;
      }[];
      rows: {
        /** @enum {string} */
        kind: 'added' | 'changed' | 'removed';
        key: string;
        cells: {
          column: string;
          before: string | number | boolean | null;
          after: string | number | boolean | null;
        }[];
      }[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
