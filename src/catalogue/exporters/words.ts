/** Values of fields in the words of MoySklad's screens (documentation: tables of enumerated values). */

export const taxSystems: Record<string, string> = {
  GENERAL_TAX_SYSTEM: 'ОСН',
  PATENT_BASED: 'Патент',
  PRESUMPTIVE_TAX_SYSTEM: 'ЕНВД',
  SIMPLIFIED_TAX_SYSTEM_INCOME: 'УСН. Доход',
  SIMPLIFIED_TAX_SYSTEM_INCOME_OUTCOME: 'УСН. Доход-Расход',
  TAX_SYSTEM_SAME_AS_GROUP: 'Совпадает с группой',
  UNIFIED_AGRICULTURAL_TAX: 'ЕСХН',
};

export const companyTypes: Record<string, string> = {
  legal: 'Юридическое лицо',
  entrepreneur: 'Индивидуальный предприниматель',
  individual: 'Физическое лицо',
  legalUZ: 'Юридическое лицо, Узбекистан',
  entrepreneurUZ: 'Индивидуальный предприниматель, Узбекистан',
  individualUZ: 'Физическое лицо, Узбекистан',
  legalKZ: 'Юридическое лицо, Казахстан',
  entrepreneurKZ: 'Индивидуальный предприниматель, Казахстан',
  individualKZ: 'Физическое лицо, Казахстан',
};

/** The kinds of what is traded, by `meta.type`. */
export const goodTypes: Record<string, string> = {
  product: 'Товар',
  service: 'Услуга',
  bundle: 'Комплект',
  variant: 'Модификация',
  consignment: 'Партия',
};

export const overheadDistributions: Record<string, string> = {
  weight: 'по весу',
  volume: 'по объёму',
  price: 'по цене',
};

export const rewardTypes: Record<string, string> = {
  PercentOfSales: 'Процент от суммы продажи',
  None: 'Не рассчитывать',
};

export const contractTypes: Record<string, string> = {
  Commission: 'Договор комиссии',
  Sales: 'Договор купли-продажи',
};

export const salesChannelTypes: Record<string, string> = {
  MESSENGER: 'Мессенджер',
  SOCIAL_NETWORK: 'Социальная сеть',
  MARKETPLACE: 'Маркетплейс',
  ECOMMERCE: 'Интернет-магазин',
  CLASSIFIED_ADS: 'Доска объявлений',
  DIRECT_SALES: 'Прямые продажи',
  RETAIL_SALES: 'Розничные продажи',
  OTHER: 'Другое',
};

export const salePlatformGroups: Record<string, string> = {
  MARKETPLACES: 'Маркетплейсы',
  MESSENGERS: 'Мессенджеры',
  OFFLINE_STORES: 'Офлайн-магазины',
  ONLINE_STORES: 'Интернет-магазины',
  SOCIAL_NETWORKS: 'Социальные сети',
};

/** Предмет расчёта (признак в чеке). */
export const goodPaymentTypes: Record<string, string> = {
  GOOD: 'Товар',
  EXCISABLE_GOOD: 'Подакцизный товар',
  COMPOUND_PAYMENT_ITEM: 'Составной предмет расчёта',
  ANOTHER_PAYMENT_ITEM: 'Иной предмет расчёта',
  SERVICE: 'Услуга',
  WORK: 'Работа',
  PROVIDING_RID: 'Предоставление РИД',
};

/** Виды маркированной продукции. */
export const trackingTypes: Record<string, string> = {
  AUTO_FLUIDS: 'Моторные масла',
  BEER_ALCOHOL: 'Пиво и слабоалкогольные напитки',
  BICYCLE: 'Велосипеды',
  CHEMISTRY: 'Косметика, бытовая химия, товары личной гигиены',
  CONSERVE: 'Консервированные продукты',
  CONSTRUCTION: 'Строительные материалы',
  ELECTRONICS: 'Фотокамеры и лампы-вспышки',
  FOOD_SUPPLEMENT: 'Специализированная пищевая продукция и БАД к пище',
  FURSLP: 'Натуральный мех',
  GADGETS: 'Радиоэлектроника. Ноутбуки и смартфоны',
  GROCERY: 'Бакалея',
  LP_CLOTHES: 'Одежда',
  LP_LINENS: 'Постельное бельё',
  MEDICAL_DEVICES: 'Медизделия и кресла-коляски',
  MILK: 'Молочная продукция',
  NABEER: 'Безалкогольное пиво',
  NCP: 'Никотиносодержащая продукция',
  NOT_TRACKED: 'Не маркируется',
  OTP: 'Альтернативная табачная продукция',
  PERFUMERY: 'Духи и туалетная вода',
  PET_FOOD: 'Корма для животных',
  RADIO: 'Радиоэлектроника',
  SANITIZER: 'Антисептики',
  SEAFOOD: 'Икра и морепродукты',
  SHOES: 'Обувь',
  SOFT_DRINKS: 'Безалкогольные напитки',
  TIRES: 'Шины и покрышки',
  TOBACCO: 'Табачная продукция',
  TOYS: 'Детские игрушки',
  VEGETABLE_OIL: 'Растительные масла',
  VETPHARMA: 'Ветеринарные препараты',
  WATER: 'Упакованная вода',
};

export const rateUpdateTypes: Record<string, string> = {
  auto: 'автоматически',
  manual: 'вручную',
};

export const fiscalTypes: Record<string, string> = {
  STANDARD: 'Стандартное',
  MASTER: 'Стандартное с обработкой облачных операций',
  CLOUD: 'Облачное',
};

export const markingSellingModes: Record<string, string> = {
  CORRECT_MARKS_ONLY: 'Только проверенные и правильные коды маркировки',
  WITHOUT_ERRORS: 'Правильные коды и те, которые не удалось проверить',
  ALL: 'Все — независимо от результатов проверки кодов',
};

export const receiptChannels: Record<string, string> = {
  phone: 'Приоритет отправки на телефон',
  email: 'Приоритет отправки на e-mail',
  none: 'Отсутствие отправки чека',
};

export const tobaccoControls: Record<string, string> = {
  USER_PRICE: 'Не контролировать МРЦ',
  MRC_PRICE: 'Продавать по МРЦ указанной на пачке',
  SAME_PRICE: 'Запрещать продажу, если цена продажи не совпадает с МРЦ',
};

export const sexes: Record<string, string> = { MALE: 'Мужской', FEMALE: 'Женский' };

export const costDistributions: Record<string, string> = {
  BY_PRICE: 'По цене',
  BY_PRODUCTION: 'По количеству',
};

export const bonusTypes: Record<string, string> = { EARNING: 'Начисление', SPENDING: 'Списание' };

export const bonusStatuses: Record<string, string> = {
  WAIT_PROCESSING: 'В обработке',
  COMPLETED: 'Выполнена',
  CANCELED: 'Отменена',
};

export const bonusCategories: Record<string, string> = {
  REGULAR: 'Обычная',
  WELCOME: 'Приветственные баллы',
};

export const emissionTypes: Record<string, string> = {
  LOCAL: 'Произведён в РФ',
  FOREIGN: 'Ввезён в РФ',
  REMAINS: 'Маркировка остатков',
  COMMISSION: 'Принят на комиссию от физического лица',
  REAPPLY: 'Маркировка вне производства или импорта',
};

export const emissionStates: Record<string, string> = {
  CREATED: 'Не отправлен',
  SUZ_CREATED: 'Создан',
  SUZ_SEND: 'Отправлен',
  SUZ_COMPLETED: 'Закрыт',
};

export const codeStates: Record<string, string> = {
  EMISSION_NOT_SEND: 'Не отправлен',
  EMISSION_SEND: 'В обработке',
  EMISSION_ACTIVE: 'Коды доступны',
  EMISSION_ERROR: 'Ошибка',
  EMISSION_RECEIVED: 'Коды получены',
  EMISSION_PRINTED_PARTLY: 'Частично напечатаны',
  EMISSION_PRINTED_FULLY: 'Коды напечатаны',
  EMISSION_COMPLETED: 'Коды получены',
};

export const retireTypes: Record<string, string> = {
  BY_SAMPLES: 'Продажа по образцам',
  CONFISCATE_SALE: 'Конфискация',
  DAMAGE_AND_LOSS: 'Утрата',
  DESTRUCTION: 'Уничтожение',
  DISTANCE: 'Дистанционная продажа',
  DONATION: 'Безвозмездная передача',
  EXPIRATION: 'Истечение срока годности',
  EXPORT_INSIDE_EEU: 'Трансграничная продажа в страны ЕАЭС',
  EXPORT_OUTSIDE_EEU: 'Экспорт за пределы стран ЕАЭС',
  MEDICAL_USE: 'Использование для медицинского применения',
  MISMATCH: 'Пересортица по кодам',
  OTHER_TYPE: 'Другое',
  OWN_USE: 'Использование для собственных нужд',
  PACKING: 'Фасовка',
  PRODUCTION_USE: 'Использование для производственных целей',
  RECALL: 'Отзыв с рынка',
  RETAIL_SALE: 'Розничная продажа',
  RETURN_TO_INDIVIDUAL: 'Возврат физическому лицу',
  STATE_CONTRACT: 'Продажа по государственному (муниципальному) контракту',
  STATE_SECRET: 'Продажа по сделке с государственной тайной',
  UTILIZATION: 'Утилизация',
  VENDING: 'Продажа через вендинговый аппарат',
  VETERINARY_USE: 'Использование для ветеринарного применения',
};

export const retireStates: Record<string, string> = {
  CREATED: 'Вывод из оборота создан, но не отправлен в Честный знак',
  SEND: 'Запрос на вывод из оборота отправлен в Честный знак',
  IN_PROGRESS: 'Проверяется',
  WAIT_FOR_CONTINUATION: 'Проверяется',
  CHECKED_OK: 'Обработан Честным знаком',
  CHECKED_NOT_OK: 'Обработан Честным знаком с ошибками',
  PROCESSING_ERROR: 'Техническая ошибка на стороне Честного знака',
  UNDEFINED: 'Состояние не определяется',
};

export const baseDocuments: Record<string, string> = {
  CERTIFICATE_OF_DESTRUCTION: 'Акт уничтожения (утраты/утилизации)',
  CONSIGNMENT_NOTE: 'Товарная накладная',
  CUSTOMS_DECLARATION: 'Таможенная декларация на товары',
  OTHER: 'Прочее',
  RECEIPT: 'Кассовый чек',
  SALES_RECEIPT: 'Товарный чек',
  UTD: 'Универсальный передаточный документ',
};

export const welcomeBonusModes: Record<string, string> = {
  REGISTRATION: 'После регистрации',
  FIRST_PURCHASE: 'После первой покупки',
};

export const discountTypes: Record<string, string> = {
  discount: 'Скидка',
  accumulationdiscount: 'Накопительная скидка',
  personaldiscount: 'Персональная скидка',
  specialpricediscount: 'Специальная цена',
  bonusprogram: 'Бонусная программа',
};
