; Starts the version that versions\current names; gives up one on trial that showed no window twice.
; The same rules as build_spec/linux/launcher.sh.
Unicode true
Name "${NAME}"
OutFile "${OUT}"
Icon "${ICON}"
RequestExecutionLevel user
SilentInstall silent
ShowInstDetails nevershow
VIProductVersion "${VERSION_NUMBER}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}"

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WordFunc.nsh"
!insertmacro GetParameters
!insertmacro WordFind

; The first line of a file of $EXEDIR\versions, without its end of line; "" if there is none.
!macro FirstLine name variable
    StrCpy ${variable} ""
    ClearErrors
    FileOpen $R9 "$EXEDIR\versions\${name}" r
    ${IfNot} ${Errors}
        FileRead $R9 ${variable}
        FileClose $R9
        ${WordFind} "${variable}" "$\r" "+1" ${variable}
        ${WordFind} "${variable}" "$\n" "+1" ${variable}
    ${EndIf}
!macroend

!macro WriteLine name text
    FileOpen $R9 "$EXEDIR\versions\${name}.new" w
    FileWrite $R9 "${text}$\n"
    FileClose $R9
    Delete "$EXEDIR\versions\${name}"
    Rename "$EXEDIR\versions\${name}.new" "$EXEDIR\versions\${name}"
!macroend

Section
    !insertmacro FirstLine "current" $0
    !insertmacro FirstLine "trial" $1
    ${If} $1 != ""
        ${WordFind} "$1" " " "+1" $2
        ${WordFind} "$1" " " "+2" $3
        ${WordFind} "$1" " " "+3" $4
        ${If} $2 == $0
            ${If} $4 >= 2
            ${OrIfNot} ${FileExists} "$EXEDIR\versions\$2\${PROGRAM}.exe"
                FileOpen $R9 "$EXEDIR\versions\refused" a
                FileSeek $R9 0 END
                FileWrite $R9 "$2$\n"
                FileClose $R9
                !insertmacro WriteLine "current" "$3"
                Delete "$EXEDIR\versions\trial"
                StrCpy $0 $3
            ${Else}
                IntOp $4 $4 + 1
                !insertmacro WriteLine "trial" "$2 $3 $4"
            ${EndIf}
        ${EndIf}
    ${EndIf}
    ${GetParameters} $5
    ; whoever was clicked may come to the front: pass that on, the app that runs already may have to (ASFW_ANY)
    System::Call 'user32::AllowSetForegroundWindow(i -1)'
    SetOutPath "$EXEDIR\versions\$0"
    Exec '"$EXEDIR\versions\$0\${PROGRAM}.exe" $5'
SectionEnd
