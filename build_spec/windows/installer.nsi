; For one person, without administrator's rights. Everything written is removed by the uninstaller; the person's data stay.
Unicode true
SetCompressor /SOLID lzma
Name "${NAME}"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${PROGRAM}" "Folder"
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION_NUMBER}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "FileDescription" "${SUMMARY}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING

!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"

LangString DataStays ${LANG_ENGLISH} "Your data stay in $LOCALAPPDATA\${PROGRAM}. Delete that folder to be rid of them."
LangString DataStays ${LANG_RUSSIAN} "Ваши данные остались в $LOCALAPPDATA\${PROGRAM}. Чтобы избавиться от них, удалите эту папку."
LangString Program ${LANG_ENGLISH} "The app"
LangString Program ${LANG_RUSSIAN} "Приложение"
LangString Autostart ${LANG_ENGLISH} "Start with Windows"
LangString Autostart ${LANG_RUSSIAN} "Запускать вместе с Windows"

Function .onInit
    !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

; The shortcut carries the AppUserModelID and the toast activator's class: without them Windows shows no notification of a
; program that is no Store app, or forgets it as soon as it has left the screen.
!macro Shortcut file
    !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
    ${If} $0 P<> 0
        ${IShellLink::SetPath} $0 '(w "$INSTDIR\${PROGRAM}.exe").r1'
        ${IShellLink::SetWorkingDirectory} $0 '(w "$INSTDIR").r1'
        ${IShellLink::SetDescription} $0 '(w "${SUMMARY}").r1'
        ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}", .r2)'
        ${If} $2 P<> 0
            System::Call '*(${SYSSTRUCT_PROPERTYKEY}${PKEY_AppUserModel_ID})p.r3'
            System::Call '*(${SYSSTRUCT_PROPVARIANT}${VT_LPWSTR},,&w256 "")p.r4'
            System::Call 'ole32::CoTaskMemAlloc(i 512)p.r5'
            System::Call 'kernel32::lstrcpyW(pr5, w "${APP_ID}")'
            System::Free $4
            System::Call '*(&i2 31, &i2 0, &i2 0, &i2 0, p r5, p 0)p.r4'
            ${IPropertyStore::SetValue} $2 '($3, $4).r1'
            System::Free $3
            System::Free $4
            ; System.AppUserModel.ToastActivatorCLSID
            System::Call '*(&g16 "{9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3}", &i4 26)p.r3'
            System::Call 'ole32::CoTaskMemAlloc(i 16)p.r6'
            System::Call 'ole32::CLSIDFromString(w "${TOAST_ACTIVATOR}", p r6)'
            System::Call '*(&i2 72, &i2 0, &i2 0, &i2 0, p r6, p 0)p.r4'
            ${IPropertyStore::SetValue} $2 '($3, $4).r1'
            System::Free $3
            System::Free $4
            System::Call 'ole32::CoTaskMemFree(p r5)'
            System::Call 'ole32::CoTaskMemFree(p r6)'
            ${IPropertyStore::Commit} $2 ''
            ${IUnknown::Release} $2 ''
        ${EndIf}
        ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}", .r2)'
        ${If} $2 P<> 0
            ${IPersistFile::Save} $2 '("${file}", 1).r1'
            ${IUnknown::Release} $2 ''
        ${EndIf}
        ${IUnknown::Release} $0 ''
    ${EndIf}
!macroend

Section "$(Program)"
    SectionIn RO
    SetOutPath "$INSTDIR"
    File /r "${PAYLOAD}/*.*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    !insertmacro Shortcut "$SMPROGRAMS\${NAME}.lnk"

    WriteRegStr HKCU "Software\${PROGRAM}" "Folder" "$INSTDIR"
    ; notifications. The activator is a name without a server behind it: toasts carry a link, which Windows opens when they
    ; are clicked, also from the notification centre and while the app does not run.
    WriteRegStr HKCU "Software\Classes\AppUserModelId\${APP_ID}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "Software\Classes\AppUserModelId\${APP_ID}" "CustomActivator" "${TOAST_ACTIVATOR}"
    ; links
    WriteRegStr HKCU "Software\Classes\${SCHEME}" "" "URL:${NAME}"
    WriteRegStr HKCU "Software\Classes\${SCHEME}" "URL Protocol" ""
    WriteRegStr HKCU "Software\Classes\${SCHEME}\DefaultIcon" "" "$INSTDIR\${PROGRAM}.exe,0"
    WriteRegStr HKCU "Software\Classes\${SCHEME}\shell\open\command" "" '"$INSTDIR\${PROGRAM}.exe" "%1"'
    ; the list of installed apps
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}.exe"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
    WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "${HOMEPAGE}"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section /o "$(Autostart)"
    WriteRegStr HKCU "${RUN}" "${PROGRAM}" '"$INSTDIR\${PROGRAM}.exe"'
SectionEnd

Section "Uninstall"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    DeleteRegValue HKCU "${RUN}" "${PROGRAM}"
    DeleteRegKey HKCU "Software\Classes\AppUserModelId\${APP_ID}"
    DeleteRegKey HKCU "Software\Classes\${SCHEME}"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\${PROGRAM}"
    Delete "$INSTDIR\${PROGRAM}.exe"
    Delete "$INSTDIR\uninstall.exe"
    RMDir /r "$INSTDIR\versions"
    RMDir "$INSTDIR"
    ${IfNot} ${Silent}
        MessageBox MB_OK|MB_ICONINFORMATION "$(DataStays)"
    ${EndIf}
SectionEnd
