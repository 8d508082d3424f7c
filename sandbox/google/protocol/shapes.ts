/**
 * The fields of every message a field mask may select from, as the published schema ("@googleapis/sheets" v4, then "@googleapis/drive" v3) names them:
 * `field:Type` leads on to another message, `field:*` to one this sandbox does not model, a bare `field` to a plain value.
 */
const MESSAGES = `
Spreadsheet: dataSources:* dataSourceSchedules:* developerMetadata:DeveloperMetadata namedRanges:NamedRange properties:SpreadsheetProperties sheets:Sheet spreadsheetId spreadsheetUrl
ValueRange: majorDimension range values
BatchGetValuesResponse: spreadsheetId valueRanges:ValueRange
BatchGetValuesByDataFilterResponse: spreadsheetId valueRanges:MatchedValueRange
BatchUpdateValuesResponse: responses:UpdateValuesResponse spreadsheetId totalUpdatedCells totalUpdatedColumns totalUpdatedRows totalUpdatedSheets
BatchUpdateValuesByDataFilterResponse: responses:UpdateValuesByDataFilterResponse spreadsheetId totalUpdatedCells totalUpdatedColumns totalUpdatedRows totalUpdatedSheets
UpdateValuesResponse: spreadsheetId updatedCells updatedColumns updatedData:ValueRange updatedRange updatedRows
AppendValuesResponse: spreadsheetId tableRange updates:UpdateValuesResponse
ClearValuesResponse: clearedRange spreadsheetId
BatchClearValuesResponse: clearedRanges spreadsheetId
SearchDeveloperMetadataResponse: matchedDeveloperMetadata:MatchedDeveloperMetadata
BatchUpdateSpreadsheetResponse: replies:Response spreadsheetId updatedSpreadsheet:Spreadsheet
DeveloperMetadata: location:DeveloperMetadataLocation metadataId metadataKey metadataValue visibility
NamedRange: name namedRangeId range:GridRange
SpreadsheetProperties: autoRecalc defaultFormat:CellFormat importFunctionsExternalUrlAccessAllowed iterativeCalculationSettings:IterativeCalculationSettings locale spreadsheetTheme:SpreadsheetTheme timeZone title
Sheet: bandedRanges:* basicFilter:BasicFilter charts:* columnGroups:DimensionGroup conditionalFormats:* data:GridData developerMetadata:DeveloperMetadata filterViews:* merges:GridRange properties:SheetProperties protectedRanges:ProtectedRange rowGroups:DimensionGroup slicers:* tables:*
MatchedValueRange: dataFilters:DataFilter valueRange:ValueRange
UpdateValuesByDataFilterResponse: dataFilter:DataFilter updatedCells updatedColumns updatedData:ValueRange updatedRange updatedRows
MatchedDeveloperMetadata: dataFilters:DataFilter developerMetadata:DeveloperMetadata
Response: addBanding:AddBandingResponse addChart:* addDataSource:* addDimensionGroup:AddDimensionGroupResponse addFilterView:* addNamedRange:AddNamedRangeResponse addProtectedRange:AddProtectedRangeResponse addSheet:AddSheetResponse addSlicer:* addTable:AddTableResponse cancelDataSourceRefresh:* createDeveloperMetadata:CreateDeveloperMetadataResponse deleteConditionalFormatRule:* deleteDeveloperMetadata:DeleteDeveloperMetadataResponse deleteDimensionGroup:DeleteDimensionGroupResponse deleteDuplicates:DeleteDuplicatesResponse duplicateFilterView:* duplicateSheet:DuplicateSheetResponse findReplace:FindReplaceResponse refreshDataSource:* trimWhitespace:TrimWhitespaceResponse updateConditionalFormatRule:* updateDataSource:* updateDeveloperMetadata:UpdateDeveloperMetadataResponse updateEmbeddedObjectPosition:UpdateEmbeddedObjectPositionResponse
DeveloperMetadataLocation: dimensionRange:DimensionRange locationType sheetId spreadsheet
GridRange: endColumnIndex endRowIndex sheetId startColumnIndex startRowIndex
CellFormat: backgroundColor:Color backgroundColorStyle:ColorStyle borders:Borders horizontalAlignment hyperlinkDisplayType numberFormat:NumberFormat padding:Padding textDirection textFormat:TextFormat textRotation:TextRotation verticalAlignment wrapStrategy
IterativeCalculationSettings: convergenceThreshold maxIterations
SpreadsheetTheme: primaryFontFamily themeColors:ThemeColorPair
BasicFilter: criteria filterSpecs:* range:GridRange sortSpecs:* tableId
DimensionGroup: collapsed depth range:DimensionRange
GridData: columnMetadata:DimensionProperties rowData:RowData rowMetadata:DimensionProperties startColumn startRow
SheetProperties: dataSourceSheetProperties:* gridProperties:GridProperties hidden index rightToLeft sheetId sheetType tabColor:Color tabColorStyle:ColorStyle title
ProtectedRange: description editors:Editors namedRangeId protectedRangeId range:GridRange requestingUserCanEdit tableId unprotectedRanges:GridRange warningOnly
DataFilter: a1Range developerMetadataLookup:DeveloperMetadataLookup gridRange:GridRange
AddBandingResponse: bandedRange:*
AddDimensionGroupResponse: dimensionGroups:DimensionGroup
AddNamedRangeResponse: namedRange:NamedRange
AddProtectedRangeResponse: protectedRange:ProtectedRange
AddSheetResponse: properties:SheetProperties
AddTableResponse: table:*
CreateDeveloperMetadataResponse: developerMetadata:DeveloperMetadata
DeleteDeveloperMetadataResponse: deletedDeveloperMetadata:DeveloperMetadata
DeleteDimensionGroupResponse: dimensionGroups:DimensionGroup
DeleteDuplicatesResponse: duplicatesRemovedCount
DuplicateSheetResponse: properties:SheetProperties
FindReplaceResponse: formulasChanged occurrencesChanged rowsChanged sheetsChanged valuesChanged
TrimWhitespaceResponse: cellsChangedCount
UpdateDeveloperMetadataResponse: developerMetadata:DeveloperMetadata
UpdateEmbeddedObjectPositionResponse: position:EmbeddedObjectPosition
DimensionRange: dimension endIndex sheetId startIndex
Color: alpha blue green red
ColorStyle: rgbColor:Color themeColor
Borders: bottom:Border left:Border right:Border top:Border
NumberFormat: pattern type
Padding: bottom left right top
TextFormat: bold fontFamily fontSize foregroundColor:Color foregroundColorStyle:ColorStyle italic link:Link strikethrough underline
TextRotation: angle vertical
ThemeColorPair: color:ColorStyle colorType
DimensionProperties: dataSourceColumnReference:* developerMetadata:DeveloperMetadata hiddenByFilter hiddenByUser pixelSize
RowData: values:CellData
GridProperties: columnCount columnGroupControlAfter frozenColumnCount frozenRowCount hideGridlines rowCount rowGroupControlAfter
Editors: domainUsersCanEdit groups users
DeveloperMetadataLookup: locationMatchingStrategy locationType metadataId metadataKey metadataLocation:DeveloperMetadataLocation metadataValue visibility
EmbeddedObjectPosition: newSheet overlayPosition:OverlayPosition sheetId
Border: color:Color colorStyle:ColorStyle style width
Link: uri
CellData: chipRuns:ChipRun dataSourceFormula:* dataSourceTable:* dataValidation:DataValidationRule effectiveFormat:CellFormat effectiveValue:ExtendedValue formattedValue hyperlink note pivotTable:* textFormatRuns:TextFormatRun userEnteredFormat:CellFormat userEnteredValue:ExtendedValue
OverlayPosition: anchorCell:GridCoordinate heightPixels offsetXPixels offsetYPixels widthPixels
ChipRun: chip:Chip startIndex
DataValidationRule: condition:BooleanCondition inputMessage showCustomUi strict
ExtendedValue: boolValue errorValue:ErrorValue formulaValue numberValue stringValue
TextFormatRun: format:TextFormat startIndex
GridCoordinate: columnIndex rowIndex sheetId
Chip: personProperties:PersonProperties richLinkProperties:RichLinkProperties
BooleanCondition: type values:ConditionValue
ErrorValue: message type
PersonProperties: displayFormat email
RichLinkProperties: mimeType uri
ConditionValue: relativeDate userEnteredValue
About: appInstalled canCreateDrives canCreateTeamDrives driveThemes:* exportFormats:* folderColorPalette importFormats:* kind maxImportSizes:* maxUploadSize storageQuota:* teamDriveThemes:* user:User
File: appProperties:* capabilities:* clientEncryptionDetails:* contentHints:* contentRestrictions:* copyRequiresWriterPermission createdTime description downloadRestrictions:* driveId explicitlyTrashed exportLinks:* fileExtension folderColorRgb fullFileExtension hasAugmentedPermissions hasThumbnail headRevisionId iconLink id imageMediaMetadata:* inheritedPermissionsDisabled isAppAuthorized kind labelInfo:* lastModifyingUser:User linkShareMetadata:* md5Checksum mimeType modifiedByMe modifiedByMeTime modifiedTime name originalFilename ownedByMe owners:User parents permissionIds permissions:Permission properties:* quotaBytesUsed resourceKey sha1Checksum sha256Checksum shared sharedWithMeTime sharingUser:User shortcutDetails:* size spaces starred teamDriveId thumbnailLink thumbnailVersion trashed trashedTime trashingUser:User version videoMediaMetadata:* viewedByMe viewedByMeTime viewersCanCopyContent webContentLink webViewLink writersCanShare
FileList: files:File incompleteSearch kind nextPageToken
Permission: allowFileDiscovery deleted displayName domain emailAddress expirationTime id inheritedPermissionsDisabled kind pendingOwner permissionDetails:* photoLink role teamDrivePermissionDetails:* type view
PermissionList: kind nextPageToken permissions:Permission
User: displayName emailAddress kind me permissionId photoLink
`;

/** Message name → field name → message name, "*" or "" (a plain value). */
export const SHAPES: Record<string, Record<string, string>> = Object.fromEntries(
  MESSAGES.trim()
    .split('\n')
    .map((line) => {
      const [name = '', fields = ''] = line.split(': ');
      return [
        name,
        Object.fromEntries(fields.split(' ').map((field) => [...field.split(':'), ''].slice(0, 2))),
      ];
    }),
);
