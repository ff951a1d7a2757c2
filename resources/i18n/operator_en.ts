<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Newer versions</translation>
    </message>
    <message>
        <source>Bring by itself</source>
        <translation>Bring by itself</translation>
    </message>
    <message>
        <source>Only tell me</source>
        <translation>Only tell me</translation>
    </message>
    <message>
        <source>Never look</source>
        <translation>Never look</translation>
    </message>
    <message>
        <source>What was brought is in use from the next start</source>
        <translation>What was brought is in use from the next start</translation>
    </message>
    <message>
        <source>Which ones</source>
        <translation>Which ones</translation>
    </message>
    <message>
        <source>Finished ones</source>
        <translation>Finished ones</translation>
    </message>
    <message>
        <source>Early ones too</source>
        <translation>Early ones too</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Show…</translation>
    </message>
    <message>
        <source>Show the licences of others&apos; parts</source>
        <translation>Show the licences of others&apos; parts</translation>
    </message>
    <message>
        <source>Parts by others</source>
        <translation>Parts by others</translation>
    </message>
    <message>
        <source>The app itself is free software under the MIT licence</source>
        <translation>The app itself is free software under the MIT licence</translation>
    </message>
    <message>
        <source>Bring it now</source>
        <translation>Bring it now</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Look now</translation>
    </message>
    <message>
        <source>Version {version} did not start here and was taken back.</source>
        <translation>Version {version} did not start here and was taken back.</translation>
    </message>
    <message>
        <source>This build looks for newer versions nowhere.</source>
        <translation>This build looks for newer versions nowhere.</translation>
    </message>
    <message>
        <source>The owner of this computer has switched this off.</source>
        <translation>The owner of this computer has switched this off.</translation>
    </message>
    <message>
        <source>Newer versions are not looked for.</source>
        <translation>Newer versions are not looked for.</translation>
    </message>
    <message>
        <source>Not looked for yet.</source>
        <translation>Not looked for yet.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>This is the newest version.</translation>
    </message>
    <message>
        <source>Version {version} is there. It comes the way this one came.</source>
        <translation>Version {version} is there. It comes the way this one came.</translation>
    </message>
    <message>
        <source>Version {version} is there: {size}.</source>
        <translation>Version {version} is there: {size}.</translation>
    </message>
    <message>
        <source>Version {version} is coming: {done} of {total}</source>
        <translation>Version {version} is coming: {done} of {total}</translation>
    </message>
    <message>
        <source>Version {version} is here. It is in use from the next start.</source>
        <translation>Version {version} is here. It is in use from the next start.</translation>
    </message>
    <message>
        <source>What was found is not signed as it must be, so it was not taken.</source>
        <translation>What was found is not signed as it must be, so it was not taken.</translation>
    </message>
    <message>
        <source>What was found is too old to be believed. It is tried again later.</source>
        <translation>What was found is too old to be believed. It is tried again later.</translation>
    </message>
    <message>
        <source>There is no room for it, or the app&apos;s folder may not be written.</source>
        <translation>There is no room for it, or the app&apos;s folder may not be written.</translation>
    </message>
    <message>
        <source>The place of newer versions cannot be reached. It is tried again later.</source>
        <translation>The place of newer versions cannot be reached. It is tried again later.</translation>
    </message>
    <message>
        <source>Run from its sources</source>
        <translation>Run from its sources</translation>
    </message>
    <message>
        <source>Installed as a package: the system&apos;s updates bring newer versions</source>
        <translation>Installed as a package: the system&apos;s updates bring newer versions</translation>
    </message>
    <message>
        <source>Installed by Flatpak, which brings newer versions</source>
        <translation>Installed by Flatpak, which brings newer versions</translation>
    </message>
    <message>
        <source>Installed from a disk image</source>
        <translation>Installed from a disk image</translation>
    </message>
    <message>
        <source>Unpacked into a folder of yours</source>
        <translation>Unpacked into a folder of yours</translation>
    </message>
    <message>
        <source>Installed for you on this computer</source>
        <translation>Installed for you on this computer</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Your name, as visitors and colleagues see it</source>
        <translation>Your name, as visitors and colleagues see it</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Visitors and colleagues see it</source>
        <translation>Visitors and colleagues see it</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>after {n} min</source>
        <translation>after {n} min</translation>
    </message>
    <message>
        <source>Not at the computer</source>
        <translation>Not at the computer</translation>
    </message>
    <message>
        <source>Without a key or the pointer touched; colleagues and the site see it, as with “Away”</source>
        <translation>Without a key or the pointer touched; colleagues and the site see it, as with “Away”</translation>
    </message>
    <message>
        <source>Signed in at</source>
        <translation>Signed in at</translation>
    </message>
    <message>
        <source>Unknown computer</source>
        <translation>Unknown computer</translation>
    </message>
    <message>
        <source>here, now</source>
        <translation>here, now</translation>
    </message>
    <message>
        <source>last used: {when}</source>
        <translation>last used: {when}</translation>
    </message>
    <message>
        <source>Sign out there</source>
        <translation>Sign out there</translation>
    </message>
    <message>
        <source>Sign out at {device}</source>
        <translation>Sign out at {device}</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
</context>
<context>
    <name>AfterClosing</name>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Closed: {n}</source>
        <translation>Closed: {n}</translation>
    </message>
</context>
<context>
    <name>AlertLedger</name>
    <message>
        <source>Show earlier ones</source>
        <translation>Show earlier ones</translation>
    </message>
    <message>
        <source>There has been nothing to alert to in the last thirty days.</source>
        <translation>There has been nothing to alert to in the last thirty days.</translation>
    </message>
    <message>
        <source>a dialog that is gone</source>
        <translation>a dialog that is gone</translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message>
        <source>Assigned to you: {name}</source>
        <translation>Assigned to you: {name}</translation>
    </message>
    <message>
        <source>{name} mentioned you</source>
        <translation>{name} mentioned you</translation>
    </message>
    <message>
        <source>{name} is still waiting</source>
        <translation>{name} is still waiting</translation>
    </message>
    <message>
        <source>A dialog was assigned to you</source>
        <translation>A dialog was assigned to you</translation>
    </message>
    <message>
        <source>You were mentioned in a note</source>
        <translation>You were mentioned in a note</translation>
    </message>
    <message>
        <source>New dialog</source>
        <translation>New dialog</translation>
    </message>
    <message>
        <source>A closed dialog goes on</source>
        <translation>A closed dialog goes on</translation>
    </message>
    <message>
        <source>Somebody is still waiting for an answer</source>
        <translation>Somebody is still waiting for an answer</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>New message</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n dialog(s)</source>
        <translation>
            <numerusform>in %n dialog</numerusform>
            <numerusform>in %n dialogs</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>This is a test</source>
        <translation>This is a test</translation>
    </message>
    <message>
        <source>Click here to see that a click arrives.</source>
        <translation>Click here to see that a click arrives.</translation>
    </message>
</context>
<context>
    <name>Alerting</name>
    <message>
        <source>To tell you when somebody writes while you work elsewhere, the app needs the system’s permission.</source>
        <translation>To tell you when somebody writes while you work elsewhere, the app needs the system’s permission.</translation>
    </message>
    <message>
        <source>Allow notifications</source>
        <translation>Allow notifications</translation>
    </message>
    <message>
        <source>The system shows notifications again.</source>
        <translation>The system shows notifications again.</translation>
    </message>
    <message>
        <source>New messages appear at the tray icon.</source>
        <translation>New messages appear at the tray icon.</translation>
    </message>
    <message>
        <source>New messages appear here, in the window.</source>
        <translation>New messages appear here, in the window.</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>An answer was not sent and is kept as a draft. {reason}</source>
        <translation>An answer was not sent and is kept as a draft. {reason}</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>This dialog belongs to an account that is not on this computer.</source>
        <translation>This dialog belongs to an account that is not on this computer.</translation>
    </message>
    <message>
        <source>Alerts cannot be heard: this computer has no sound output. See Settings, Notifications.</source>
        <translation>Alerts cannot be heard: this computer has no sound output. See Settings, Notifications.</translation>
    </message>
</context>
<context>
    <name>ArchivePage</name>
    <message>
        <source>It is left as it is.</source>
        <translation>It is left as it is.</translation>
    </message>
    <message>
        <source>It can be rebuilt from the server. The damaged file is set aside; drafts and messages that wait to be sent are kept if they can be read.</source>
        <translation>It can be rebuilt from the server. The damaged file is set aside; drafts and messages that wait to be sent are kept if they can be read.</translation>
    </message>
    <message>
        <source>Rebuild the archive</source>
        <translation>Rebuild the archive</translation>
    </message>
    <message>
        <source>The archive is being rebuilt…</source>
        <translation>The archive is being rebuilt…</translation>
    </message>
</context>
<context>
    <name>AskOnce</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>AttachmentWords</name>
    <message>
        <source>{name} is a folder or is not there. Only files can be sent.</source>
        <translation>{name} is a folder or is not there. Only files can be sent.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} is empty.</translation>
    </message>
    <message>
        <source>{name} is {size}. The largest file that can be sent is {limit}.</source>
        <translation>{name} is {size}. The largest file that can be sent is {limit}.</translation>
    </message>
    <message>
        <source>A message carries no more than {most} files. Send the rest in another one.</source>
        <translation>A message carries no more than {most} files. Send the rest in another one.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read.</source>
        <translation>{name} can&apos;t be read.</translation>
    </message>
</context>
<context>
    <name>CannotStartWindow</name>
    <message>
        <source>The app could not start</source>
        <translation>The app could not start</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>The disk with its folder {folder} is full. Make room and start again.</source>
        <translation>The disk with its folder {folder} is full. Make room and start again.</translation>
    </message>
    <message>
        <source>It runs already with the folder {folder} and does not answer. End that program, then start again.</source>
        <translation>It runs already with the folder {folder} and does not answer. End that program, then start again.</translation>
    </message>
    <message>
        <source>Its folder {folder} can&apos;t be written to. Make it writable, with room, and start again.</source>
        <translation>Its folder {folder} can&apos;t be written to. Make it writable, with room, and start again.</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>More about this person</source>
        <translation>More about this person</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Full history</source>
        <translation>Full history</translation>
    </message>
    <message>
        <source>Write first…</source>
        <translation>Write first…</translation>
    </message>
    <message>
        <source>Edit name</source>
        <translation>Edit name</translation>
    </message>
    <message>
        <source>Copy e-mail</source>
        <translation>Copy e-mail</translation>
    </message>
    <message>
        <source>Copy phone</source>
        <translation>Copy phone</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Unblock</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Block…</translation>
    </message>
    <message>
        <source>Block {name}?</source>
        <translation>Block {name}?</translation>
    </message>
    <message>
        <source>What this person writes does not arrive any more. You can unblock at any time.</source>
        <translation>What this person writes does not arrive any more. You can unblock at any time.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
</context>
<context>
    <name>CartView</name>
    <message>
        <source>and {n} more</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>Together {sum}</source>
        <translation>Together {sum}</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Remove {name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>ColourChoice</name>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>Crimson</source>
        <translation>Crimson</translation>
    </message>
    <message>
        <source>Almost black</source>
        <translation>Almost black</translation>
    </message>
    <message>
        <source>Colour, # and six digits</source>
        <translation>Colour, # and six digits</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Not sent. {why}</source>
        <translation>Not sent. {why}</translation>
    </message>
    <message>
        <source>This can&apos;t be saved or sent now. {why}</source>
        <translation>This can&apos;t be saved or sent now. {why}</translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n. Shorten the text or send it in parts.</source>
        <translation>
            <numerusform>Too long by %n. Shorten the text or send it in parts.</numerusform>
            <numerusform>Too long by %n. Shorten the text or send it in parts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill in {variable} first.</source>
        <translation>Fill in {variable} first.</translation>
    </message>
    <message>
        <source>The picture could not be kept on this computer.</source>
        <translation>The picture could not be kept on this computer.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Attach files</translation>
    </message>
</context>
<context>
    <name>ComposerPanel</name>
    <message>
        <source>Send as it is</source>
        <translation>Send as it is</translation>
    </message>
    <message>
        <source>Note: only operators see it</source>
        <translation>Note: only operators see it</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Saved replies</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Save reply</source>
        <translation>Save reply</translation>
    </message>
    <message>
        <source>Reply to {name}…</source>
        <translation>Reply to {name}…</translation>
    </message>
    <message>
        <source>Reply…</source>
        <translation>Reply…</translation>
    </message>
    <message>
        <source>Note to your colleagues…</source>
        <translation>Note to your colleagues…</translation>
    </message>
    <message>
        <source>Note — only operators see it</source>
        <translation>Note — only operators see it</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Draft saved</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>What is looked at</source>
        <translation>What is looked at</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Name of the property</source>
        <translation>Name of the property</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>Name of the event</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>First or last time</source>
        <translation>First or last time</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>Times at most</source>
        <translation>Times at most</translation>
    </message>
    <message>
        <source>More or less</source>
        <translation>More or less</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>On the site or not</source>
        <translation>On the site or not</translation>
    </message>
    <message>
        <source>and</source>
        <translation>and</translation>
    </message>
    <message>
        <source>times, in the last</source>
        <translation>times, in the last</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Remove this condition</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Property</translation>
    </message>
    <message>
        <source>Contact or browser</source>
        <translation>Contact or browser</translation>
    </message>
    <message>
        <source>Event, how often</source>
        <translation>Event, how often</translation>
    </message>
    <message>
        <source>Event, when</source>
        <translation>Event, when</translation>
    </message>
    <message>
        <source>Visit, when</source>
        <translation>Visit, when</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Presence</translation>
    </message>
    <message>
        <source>for the first time</source>
        <translation>for the first time</translation>
    </message>
    <message>
        <source>for the last time</source>
        <translation>for the last time</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>more than</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>less than</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>between</source>
        <translation>between</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>on the site now</source>
        <translation>on the site now</translation>
    </message>
    <message>
        <source>not on the site now</source>
        <translation>not on the site now</translation>
    </message>
    <message>
        <source>in the last</source>
        <translation>in the last</translation>
    </message>
    <message>
        <source>days (empty: ever)</source>
        <translation>days (empty: ever)</translation>
    </message>
    <message>
        <source>days ago</source>
        <translation>days ago</translation>
    </message>
</context>
<context>
    <name>ConnectionBar</name>
    <message>
        <source>Signed in until the app closes: the keyring could not keep it.</source>
        <translation>Signed in until the app closes: the keyring could not keep it.</translation>
    </message>
    <message>
        <source>Starting the chat server on this computer…</source>
        <translation>Starting the chat server on this computer…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>Catching up…</translation>
    </message>
    <message>
        <source>No connection.</source>
        <translation>No connection.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>You are no longer in this team: an owner has removed you.</source>
        <translation>You are no longer in this team: an owner has removed you.</translation>
    </message>
    <message>
        <source>What you have written stays on this computer, but nothing can be sent any more.</source>
        <translation>What you have written stays on this computer, but nothing can be sent any more.</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Leave…</translation>
    </message>
    <message>
        <source>Give a new token</source>
        <translation>Give a new token</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>You are signed out.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Not connected.</translation>
    </message>
    <message>
        <source>The service does not accept the token any more: it was revoked, replaced or has expired.</source>
        <translation>The service does not accept the token any more: it was revoked, replaced or has expired.</translation>
    </message>
    <message>
        <source>The service has been quiet for a while: checking that nothing is missing…</source>
        <translation>The service has been quiet for a while: checking that nothing is missing…</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {n} min fast: waiting times are wrong. Set the clock.</source>
        <translation>This computer&apos;s clock is {n} min fast: waiting times are wrong. Set the clock.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {n} min slow: waiting times are wrong. Set the clock.</source>
        <translation>This computer&apos;s clock is {n} min slow: waiting times are wrong. Set the clock.</translation>
    </message>
    <message>
        <source>Next try in {n} s.</source>
        <translation>Next try in {n} s.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Trying…</translation>
    </message>
    <message>
        <source>Waiting to be sent: {n}.</source>
        <translation>Waiting to be sent: {n}.</translation>
    </message>
</context>
<context>
    <name>ContactFields</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Add a name</translation>
    </message>
    <message>
        <source>Open the detailed card</source>
        <translation>Open the detailed card</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>From the public profile at {source}</source>
        <translation>From the public profile at {source}</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Choose a dialog</source>
        <translation>Choose a dialog</translation>
    </message>
    <message>
        <source>It opens here.</source>
        <translation>It opens here.</translation>
    </message>
    <message>
        <source>The message lies too far back to be shown now: it is not on this computer yet.</source>
        <translation>The message lies too far back to be shown now: it is not on this computer yet.</translation>
    </message>
    <message>
        <source>The dialog could not be read</source>
        <translation>The dialog could not be read</translation>
    </message>
    <message>
        <source>This dialog no longer exists</source>
        <translation>This dialog no longer exists</translation>
    </message>
    <message>
        <source>Somebody has removed it.</source>
        <translation>Somebody has removed it.</translation>
    </message>
    <message>
        <source>This dialog no longer exists: somebody has removed it. What stands here stays until you leave it.</source>
        <translation>This dialog no longer exists: somebody has removed it. What stands here stays until you leave it.</translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n seconds</source>
        <translation>
            <numerusform>After %n second</numerusform>
            <numerusform>After %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n days at most</source>
        <translation>
            <numerusform>every %n day at most</numerusform>
            <numerusform>every %n days at most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterWords</name>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <translation>
            <numerusform>%n too many</numerusform>
            <numerusform>%n too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayChart</name>
    <message>
        <source>Chart of new and closed dialogs by day</source>
        <translation>Chart of new and closed dialogs by day</translation>
    </message>
</context>
<context>
    <name>DetailsHeader</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>As a table (CSV)…</source>
        <translation>As a table (CSV)…</translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation>As JSON…</translation>
    </message>
    <message>
        <source>visits: {n} since {day}</source>
        <translation>visits: {n} since {day}</translation>
    </message>
    <message>
        <source>orders: {n}</source>
        <translation>orders: {n}</translation>
    </message>
    <message>
        <source>first time {source}</source>
        <translation>first time {source}</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>Cart</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Dialogs</source>
        <translation>Dialogs</translation>
    </message>
    <message>
        <source>Other events</source>
        <translation>Other events</translation>
    </message>
</context>
<context>
    <name>DialogAlerts</name>
    <message>
        <source>Alerts of the dialog with {name}</source>
        <translation>Alerts of the dialog with {name}</translation>
    </message>
</context>
<context>
    <name>DialogListModel</name>
    <message>
        <source>Could not be read</source>
        <translation>Could not be read</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
</context>
<context>
    <name>DialogListPane</name>
    <message>
        <source>The list could not be read</source>
        <translation>The list could not be read</translation>
    </message>
    <message>
        <source>No dialogs match</source>
        <translation>No dialogs match</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>What is snoozed comes back by itself.</source>
        <translation>What is snoozed comes back by itself.</translation>
    </message>
    <message>
        <source>Dialogs appear here when there is a connection.</source>
        <translation>Dialogs appear here when there is a connection.</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Nothing here yet</translation>
    </message>
    <message>
        <source>Nobody has written yet</source>
        <translation>Nobody has written yet</translation>
    </message>
    <message>
        <source>What visitors of your site write appears here at once.</source>
        <translation>What visitors of your site write appears here at once.</translation>
    </message>
    <message>
        <source>Open the try-out page</source>
        <translation>Open the try-out page</translation>
    </message>
    <message>
        <source>All answered</source>
        <translation>All answered</translation>
    </message>
    <message>
        <source>There is no open dialog.</source>
        <translation>There is no open dialog.</translation>
    </message>
    <message>
        <source>No closed dialogs yet</source>
        <translation>No closed dialogs yet</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>No connection: only what is on this computer</source>
        <translation>No connection: only what is on this computer</translation>
    </message>
    <message>
        <source>Up to date as of {time}</source>
        <translation>Up to date as of {time}</translation>
    </message>
</context>
<context>
    <name>DialogListView</name>
    <message>
        <source>Dialogs</source>
        <translation>Dialogs</translation>
    </message>
    <message>
        <source>Dialogs: {n}</source>
        <translation>Dialogs: {n}</translation>
    </message>
</context>
<context>
    <name>EditableValue</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Search emoji</source>
        <translation>Search emoji</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nothing is called so.</translation>
    </message>
    <message>
        <source>Lately used</source>
        <translation>Lately used</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>Smileys</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Animals and nature</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Food and drink</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Travel and places</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objects</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbols</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flags</translation>
    </message>
</context>
<context>
    <name>ExchangeButtons</name>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Save the settings in a file</source>
        <translation>Save the settings in a file</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Load…</translation>
    </message>
    <message>
        <source>Load settings from a file</source>
        <translation>Load settings from a file</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>Save the settings</translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation>Load settings</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>The file could not be written.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Nothing would change.</translation>
    </message>
    <message>
        <source>Stays, set by your organisation: {names}.</source>
        <translation>Stays, set by your organisation: {names}.</translation>
    </message>
    <message>
        <source>Not understood here and left out: {names}.</source>
        <translation>Not understood here and left out: {names}.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>The file could not be read.</translation>
    </message>
    <message>
        <source>This file is too large to be settings.</source>
        <translation>This file is too large to be settings.</translation>
    </message>
    <message>
        <source>There are no settings of this app in this file.</source>
        <translation>There are no settings of this app in this file.</translation>
    </message>
</context>
<context>
    <name>FactGrid</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>FailingLinks</name>
    <message>
        <source>Open the system’s settings</source>
        <translation>Open the system’s settings</translation>
    </message>
</context>
<context>
    <name>FailureRow</name>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>News in a dialog</source>
        <translation>News in a dialog</translation>
    </message>
    <message>
        <source>last tried: {when}</source>
        <translation>last tried: {when}</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>given up</translation>
    </message>
    <message>
        <source>next try at {time}</source>
        <translation>next try at {time}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Try the e-mail to {email} again</source>
        <translation>Try the e-mail to {email} again</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Dismiss the e-mail to {email}</source>
        <translation>Dismiss the e-mail to {email}</translation>
    </message>
</context>
<context>
    <name>FileNotice</name>
    <message>
        <source>The settings could not be understood and begin anew. The old file lies beside the new one: settings.broken.json.</source>
        <translation>The settings could not be understood and begin anew. The old file lies beside the new one: settings.broken.json.</translation>
    </message>
    <message>
        <source>The settings could not be read from disk: what you see is as after installing.</source>
        <translation>The settings could not be read from disk: what you see is as after installing.</translation>
    </message>
</context>
<context>
    <name>FileStates</name>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Saved · Show in folder</source>
        <translation>Saved · Show in folder</translation>
    </message>
    <message>
        <source>{sent} of {size}</source>
        <translation>{sent} of {size}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Snoozed</source>
        <translation>Snoozed</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Any tag</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>No tag</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Whose dialogs: {choice}</source>
        <translation>Whose dialogs: {choice}</translation>
    </message>
    <message>
        <source>Tags: {choice}</source>
        <translation>Tags: {choice}</translation>
    </message>
    <message>
        <source>Order: {choice}</source>
        <translation>Order: {choice}</translation>
    </message>
</context>
<context>
    <name>FirstWindow</name>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>The app could not start</source>
        <translation>The app could not start</translation>
    </message>
</context>
<context>
    <name>FoldedCardButton</name>
    <message>
        <source>Card of this person</source>
        <translation>Card of this person</translation>
    </message>
</context>
<context>
    <name>FoundBar</name>
    <message>
        <source>Back to all dialogs (Esc)</source>
        <translation>Back to all dialogs (Esc)</translation>
    </message>
    <message>
        <source>Back to all dialogs</source>
        <translation>Back to all dialogs</translation>
    </message>
    <message>
        <source>Dialogs found: {count}</source>
        <translation>Dialogs found: {count}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Send with</source>
        <translation>Send with</translation>
    </message>
    <message>
        <source>Undo sending</source>
        <translation>Undo sending</translation>
    </message>
    <message>
        <source>Open the next dialog after closing one</source>
        <translation>Open the next dialog after closing one</translation>
    </message>
    <message>
        <source>Go on in the background when the window is closed</source>
        <translation>Go on in the background when the window is closed</translation>
    </message>
    <message>
        <source>Of text and everything else, on top of the system&apos;s own</source>
        <translation>Of text and everything else, on top of the system&apos;s own</translation>
    </message>
    <message>
        <source>Shift+Enter always begins a new line</source>
        <translation>Shift+Enter always begins a new line</translation>
    </message>
    <message>
        <source>So long a message waits here and can be taken back</source>
        <translation>So long a message waits here and can be taken back</translation>
    </message>
    <message>
        <source>The one in which somebody waits</source>
        <translation>The one in which somebody waits</translation>
    </message>
    <message>
        <source>You still hear of new messages</source>
        <translation>You still hear of new messages</translation>
    </message>
    <message>
        <source>All settings as a file</source>
        <translation>All settings as a file</translation>
    </message>
    <message>
        <source>To carry them to another computer, with keys and alert rules; passwords are not in it</source>
        <translation>To carry them to another computer, with keys and alert rules; passwords are not in it</translation>
    </message>
    <message numerus="yes">
        <source>for %n s</source>
        <translation>
            <numerusform>for %n s</numerusform>
            <numerusform>for %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Back to the dialogs</source>
        <translation>Back to the dialogs</translation>
    </message>
    <message>
        <source>About the user</source>
        <translation>About the user</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Until {time}</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Mark unread</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>Snooze…</translation>
    </message>
    <message>
        <source>Back to this dialog</source>
        <translation>Back to this dialog</translation>
    </message>
    <message>
        <source>Alert me again</source>
        <translation>Alert me again</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>The service opens a closed dialog again only when somebody writes in it.</source>
        <translation>The service opens a closed dialog again only when somebody writes in it.</translation>
    </message>
    <message>
        <source>History · {count}</source>
        <translation>History · {count}</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Assigned to {name}</source>
        <translation>Assigned to {name}</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>HostedServiceForm</name>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Address of its Web API</source>
        <translation>Address of its Web API</translation>
    </message>
    <message>
        <source>Address of its realtime service</source>
        <translation>Address of its realtime service</translation>
    </message>
    <message>
        <source>Token of the site</source>
        <translation>Token of the site</translation>
    </message>
    <message>
        <source>Number of the site</source>
        <translation>Number of the site</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Who are you?</translation>
    </message>
    <message>
        <source>Open the dialogs</source>
        <translation>Open the dialogs</translation>
    </message>
    <message>
        <source>Another token</source>
        <translation>Another token</translation>
    </message>
    <message>
        <source>None of these: the site&apos;s own sender</source>
        <translation>None of these: the site&apos;s own sender</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Asking the service…</translation>
    </message>
    <message>
        <source>The service does not accept this token: it is wrong, was revoked or has expired.</source>
        <translation>The service does not accept this token: it is wrong, was revoked or has expired.</translation>
    </message>
    <message>
        <source>This token may not read dialogs. Make one with all rights.</source>
        <translation>This token may not read dialogs. Make one with all rights.</translation>
    </message>
    <message>
        <source>Write the address as https://api.example.com</source>
        <translation>Write the address as https://api.example.com</translation>
    </message>
    <message>
        <source>Write the address as https://…</source>
        <translation>Write the address as https://…</translation>
    </message>
    <message>
        <source>Paste the token</source>
        <translation>Paste the token</translation>
    </message>
    <message>
        <source>The site&apos;s sender</source>
        <translation>The site&apos;s sender</translation>
    </message>
    <message>
        <source>Other addresses</source>
        <translation>Other addresses</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>The token is in the service&apos;s settings: Settings → Developers → API keys. It opens the whole site, so it is kept in this computer&apos;s keyring and nowhere else.</source>
        <translation>The token is in the service&apos;s settings: Settings → Developers → API keys. It opens the whole site, so it is kept in this computer&apos;s keyring and nowhere else.</translation>
    </message>
    <message>
        <source>The token says which site it is, not who uses it. These are the operators seen there; your answers go out under the name you choose.</source>
        <translation>The token says which site it is, not who uses it. These are the operators seen there; your answers go out under the name you choose.</translation>
    </message>
</context>
<context>
    <name>HoursEditor</name>
    <message>
        <source>{day}, from</source>
        <translation>{day}, from</translation>
    </message>
    <message>
        <source>{day}, until</source>
        <translation>{day}, until</translation>
    </message>
</context>
<context>
    <name>ImageViewer</name>
    <message>
        <source>Previous picture</source>
        <translation>Previous picture</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Next picture</translation>
    </message>
    <message>
        <source>The picture can&apos;t be fetched now.</source>
        <translation>The picture can&apos;t be fetched now.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>Picture {name}, {count}</source>
        <translation>Picture {name}, {count}</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Earlier pictures can&apos;t be fetched now</source>
        <translation>Earlier pictures can&apos;t be fetched now</translation>
    </message>
    <message>
        <source>Looking for earlier pictures…</source>
        <translation>Looking for earlier pictures…</translation>
    </message>
    <message>
        <source>The picture can&apos;t be shown. It can be saved.</source>
        <translation>The picture can&apos;t be shown. It can be saved.</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Smaller (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Larger (+)</translation>
    </message>
    <message>
        <source>Fit into the window (0)</source>
        <translation>Fit into the window (0)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copy picture</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
</context>
<context>
    <name>ImportQuestion</name>
    <message>
        <source>Load settings</source>
        <translation>Load settings</translation>
    </message>
    <message>
        <source>This will change</source>
        <translation>This will change</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>InvitationRow</name>
    <message>
        <source>Whoever has the link</source>
        <translation>Whoever has the link</translation>
    </message>
    <message>
        <source>New link</source>
        <translation>New link</translation>
    </message>
    <message>
        <source>New link for {whom}</source>
        <translation>New link for {whom}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Take back the invitation of {whom}</source>
        <translation>Take back the invitation of {whom}</translation>
    </message>
</context>
<context>
    <name>InviteForm</name>
    <message>
        <source>Name, if you like</source>
        <translation>Name, if you like</translation>
    </message>
    <message>
        <source>E-mail, if you like</source>
        <translation>E-mail, if you like</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Make the link</source>
        <translation>Make the link</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Link of the invitation</source>
        <translation>Link of the invitation</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>This address is known on this computer only: a colleague elsewhere cannot reach it. For a team, host the server where everybody can.</source>
        <translation>This address is known on this computer only: a colleague elsewhere cannot reach it. For a team, host the server where everybody can.</translation>
    </message>
    <message>
        <source>Send the invitation</source>
        <translation>Send the invitation</translation>
    </message>
    <message>
        <source>Send this link to whom you invite. It lets one person in, {until}.</source>
        <translation>Send this link to whom you invite. It lets one person in, {until}.</translation>
    </message>
    <message>
        <source>It was sent to {email}; you can also send the link yourself. It lets one person in, {until}.</source>
        <translation>It was sent to {email}; you can also send the link yourself. It lets one person in, {until}.</translation>
    </message>
    <message>
        <source>The e-mail to {email} was not sent: send the link yourself. {why}</source>
        <translation>The e-mail to {email} was not sent: send the link yourself. {why}</translation>
    </message>
    <message>
        <source>The e-mail to {email} is still on its way; you can also send the link yourself. {why}</source>
        <translation>The e-mail to {email} is still on its way; you can also send the link yourself. {why}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Answers, writes notes, sees everything; changes team and site as well.</source>
        <translation>Answers, writes notes, sees everything; changes team and site as well.</translation>
    </message>
    <message>
        <source>Answers, writes notes, sees everything.</source>
        <translation>Answers, writes notes, sees everything.</translation>
    </message>
    <message>
        <source>Invite a colleague</source>
        <translation>Invite a colleague</translation>
    </message>
    <message>
        <source>The link is ready</source>
        <translation>The link is ready</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Link of the invitation</source>
        <translation>Link of the invitation</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Your name, as visitors see it</source>
        <translation>Your name, as visitors see it</translation>
    </message>
    <message>
        <source>E-mail to sign in with</source>
        <translation>E-mail to sign in with</translation>
    </message>
    <message>
        <source>Password, eight characters or more</source>
        <translation>Password, eight characters or more</translation>
    </message>
    <message>
        <source>Join the team</source>
        <translation>Join the team</translation>
    </message>
    <message>
        <source>Another link</source>
        <translation>Another link</translation>
    </message>
    <message>
        <source>{who} invites you to “{team}”.</source>
        <translation>{who} invites you to “{team}”.</translation>
    </message>
    <message>
        <source>Paste the whole link, with all that stands after “#”</source>
        <translation>Paste the whole link, with all that stands after “#”</translation>
    </message>
    <message>
        <source>Write your name</source>
        <translation>Write your name</translation>
    </message>
    <message>
        <source>Write your e-mail address</source>
        <translation>Write your e-mail address</translation>
    </message>
    <message>
        <source>At least {n} characters</source>
        <translation>At least {n} characters</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Press the keys…</source>
        <translation>Press the keys…</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>Default keys of “{command}”</source>
        <translation>Default keys of “{command}”</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>Use it here</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>{keys} is needed in text fields and lists.</source>
        <translation>{keys} is needed in text fields and lists.</translation>
    </message>
    <message>
        <source>{keys} is the key of “{command}”.</source>
        <translation>{keys} is the key of “{command}”.</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>No key</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>They can be changed: Settings, Keyboard</source>
        <translation>They can be changed: Settings, Keyboard</translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>All as they were</source>
        <translation>All as they were</translation>
    </message>
    <message>
        <source>Press a key&apos;s button, then the new keys; Backspace leaves none. They act by their place, on a Cyrillic layout too. Single letters act outside text fields.</source>
        <translation>Press a key&apos;s button, then the new keys; Backspace leaves none. They act by their place, on a Cyrillic layout too. Single letters act outside text fields.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Keyboard</translation>
    </message>
</context>
<context>
    <name>LeaveTeam</name>
    <message>
        <source>Leave the team</source>
        <translation>Leave the team</translation>
    </message>
    <message>
        <source>Delete “{team}” from this computer?</source>
        <translation>Delete “{team}” from this computer?</translation>
    </message>
    <message>
        <source>Its dialogs, and what you have written and not sent, are deleted here. Copy first what you need.</source>
        <translation>Its dialogs, and what you have written and not sent, are deleted here. Copy first what you need.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>new or opened again</source>
        <translation>new or opened again</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>LicencesWindow</name>
    <message>
        <source>Parts by others</source>
        <translation>Parts by others</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
</context>
<context>
    <name>LivePreview</name>
    <message>
        <source>Picture of the chat on the site</source>
        <translation>Picture of the chat on the site</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message>
        <source>No connection: how e-mail goes is known again once there is one.</source>
        <translation>No connection: how e-mail goes is known again once there is one.</translation>
    </message>
    <message>
        <source>Operators who are away, or have not read something in time, are told by e-mail; invitations too.</source>
        <translation>Operators who are away, or have not read something in time, are told by e-mail; invitations too.</translation>
    </message>
    <message>
        <source>This server sends no e-mail. Whoever runs it names a mail server and a sender (CHAT_BACKEND_SMTP_URL, CHAT_BACKEND_MAIL_FROM) and starts it anew; then operators who are away are told of what is new, and invitations are sent by themselves.</source>
        <translation>This server sends no e-mail. Whoever runs it names a mail server and a sender (CHAT_BACKEND_SMTP_URL, CHAT_BACKEND_MAIL_FROM) and starts it anew; then operators who are away are told of what is new, and invitations are sent by themselves.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mail server</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Last e-mail sent</source>
        <translation>Last e-mail sent</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Not taken by the mail server</source>
        <translation>Not taken by the mail server</translation>
    </message>
    <message>
        <source>Nothing: all e-mails were taken.</source>
        <translation>Nothing: all e-mails were taken.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
</context>
<context>
    <name>MailRulesPart</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation>E-mails</translation>
    </message>
    <message>
        <source>E-mails about dialogs</source>
        <translation>E-mails about dialogs</translation>
    </message>
    <message>
        <source>To {email}</source>
        <translation>To {email}</translation>
    </message>
    <message>
        <source>Send an e-mail</source>
        <translation>Send an e-mail</translation>
    </message>
    <message>
        <source>One for all that is new in a dialog</source>
        <translation>One for all that is new in a dialog</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Quiet hours of e-mail</source>
        <translation>Quiet hours of e-mail</translation>
    </message>
    <message>
        <source>What is still unread then is sent afterwards</source>
        <translation>What is still unread then is sent afterwards</translation>
    </message>
    <message>
        <source>No e-mails on Saturday and Sunday</source>
        <translation>No e-mails on Saturday and Sunday</translation>
    </message>
    <message>
        <source>E-mails wait for the team’s working hours</source>
        <translation>E-mails wait for the team’s working hours</translation>
    </message>
    <message>
        <source>Quote messages in e-mails</source>
        <translation>Quote messages in e-mails</translation>
    </message>
    <message>
        <source>only while I am away</source>
        <translation>only while I am away</translation>
    </message>
    <message>
        <source>away, or unread for {number} min</source>
        <translation>away, or unread for {number} min</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A change of a user was not accepted. {reason}</source>
        <translation>A change of a user was not accepted. {reason}</translation>
    </message>
    <message>
        <source>The saved reply “{name}” was not saved. {reason}</source>
        <translation>The saved reply “{name}” was not saved. {reason}</translation>
    </message>
    <message>
        <source>Drop to attach to the dialog with {name}</source>
        <translation>Drop to attach to the dialog with {name}</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>Role of {name}</source>
        <translation>Role of {name}</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (you)</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Remove from the team…</source>
        <translation>Remove from the team…</translation>
    </message>
    <message>
        <source>More about {name}</source>
        <translation>More about {name}</translation>
    </message>
    <message>
        <source>Rename, remove</source>
        <translation>Rename, remove</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Nobody is in this segment now.</source>
        <translation>Nobody is in this segment now.</translation>
    </message>
    <message>
        <source>No connection: these are those known on this computer.</source>
        <translation>No connection: these are those known on this computer.</translation>
    </message>
    <message>
        <source>on the site</source>
        <translation>on the site</translation>
    </message>
</context>
<context>
    <name>MentionPopup</name>
    <message>
        <source>Mention a colleague</source>
        <translation>Mention a colleague</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>MessageFiles</name>
    <message>
        <source>{name} was not saved.</source>
        <translation>{name} was not saved.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Save as</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Copy message</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>View {name}</source>
        <translation>View {name}</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>Save {name}</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Open {name}</translation>
    </message>
    <message>
        <source>Copy link to the file</source>
        <translation>Copy link to the file</translation>
    </message>
    <message>
        <source>Copy e-mail address</source>
        <translation>Copy e-mail address</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copy link</translation>
    </message>
</context>
<context>
    <name>ModeCards</name>
    <message>
        <source>Always visible</source>
        <translation>Always visible</translation>
    </message>
    <message>
        <source>The button is there for everybody, on every page.</source>
        <translation>The button is there for everybody, on every page.</translation>
    </message>
    <message>
        <source>Only with a dialog</source>
        <translation>Only with a dialog</translation>
    </message>
    <message>
        <source>The button appears once there is a dialog, begun by either side.</source>
        <translation>The button appears once there is a dialog, begun by either side.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Hidden</translation>
    </message>
    <message>
        <source>No button. What you write shows; when its window is closed, nothing is left.</source>
        <translation>No button. What you write shows; when its window is closed, nothing is left.</translation>
    </message>
</context>
<context>
    <name>NoteList</name>
    <message>
        <source>Add a note about this person</source>
        <translation>Add a note about this person</translation>
    </message>
    <message>
        <source>New note about this person, for operators only</source>
        <translation>New note about this person, for operators only</translation>
    </message>
    <message>
        <source>Remove this note?</source>
        <translation>Remove this note?</translation>
    </message>
    <message>
        <source>It goes for all operators and does not come back.</source>
        <translation>It goes for all operators and does not come back.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>NoteRow</name>
    <message>
        <source>Remove the note “{text}”</source>
        <translation>Remove the note “{text}”</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Open: {title}</source>
        <translation>Open: {title}</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Name and text</source>
        <translation>Name and text</translation>
    </message>
    <message>
        <source>Name only</source>
        <translation>Name only</translation>
    </message>
    <message>
        <source>That there is a message</source>
        <translation>That there is a message</translation>
    </message>
    <message>
        <source>Show in notifications</source>
        <translation>Show in notifications</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Quiet hours</translation>
    </message>
    <message>
        <source>Nothing is shown or heard then; it waits in the list</source>
        <translation>Nothing is shown or heard then; it waits in the list</translation>
    </message>
    <message>
        <source>Quiet on Saturday and Sunday</source>
        <translation>Quiet on Saturday and Sunday</translation>
    </message>
    <message>
        <source>Alerts outside the team’s working hours</source>
        <translation>Alerts outside the team’s working hours</translation>
    </message>
    <message>
        <source>An owner sets the hours in Settings, Site chat; without any, the team always works</source>
        <translation>An owner sets the hours in Settings, Site chat; without any, the team always works</translation>
    </message>
    <message>
        <source>Repeat until read</source>
        <translation>Repeat until read</translation>
    </message>
    <message>
        <source>Remind of who waits</source>
        <translation>Remind of who waits</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>Bell</source>
        <translation>Bell</translation>
    </message>
    <message>
        <source>Knock</source>
        <translation>Knock</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>The sound could not be played: this computer has no sound output.</source>
        <translation>The sound could not be played: this computer has no sound output.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>every {number} s</source>
        <translation>every {number} s</translation>
    </message>
    <message>
        <source>every {number} min</source>
        <translation>every {number} min</translation>
    </message>
    <message>
        <source>after {number} min</source>
        <translation>after {number} min</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
</context>
<context>
    <name>OtherDialogs</name>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>OwnRow</name>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Away</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Statistics…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>All people</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>away</source>
        <translation>away</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>signed out</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>no connection</translation>
    </message>
    <message>
        <source>{name}, {status}</source>
        <translation>{name}, {status}</translation>
    </message>
</context>
<context>
    <name>OwnServerForm</name>
    <message>
        <source>Address of the server</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>Write the address as https://chat.example.com</source>
        <translation>Write the address as https://chat.example.com</translation>
    </message>
    <message>
        <source>Write your e-mail address</source>
        <translation>Write your e-mail address</translation>
    </message>
    <message>
        <source>Write your password</source>
        <translation>Write your password</translation>
    </message>
</context>
<context>
    <name>OwnerPage</name>
    <message>
        <source>Only owners change this. You see how it is.</source>
        <translation>Only owners change this. You see how it is.</translation>
    </message>
</context>
<context>
    <name>PagedModel</name>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Sign in again</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>Password for {account}</source>
        <translation>Password for {account}</translation>
    </message>
    <message>
        <source>Token for {account}</source>
        <translation>Token for {account}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Change password…</source>
        <translation>Change password…</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>Password until now</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Everywhere else you are signed out.</source>
        <translation>Everywhere else you are signed out.</translation>
    </message>
    <message>
        <source>Write your password</source>
        <translation>Write your password</translation>
    </message>
    <message>
        <source>At least {n} characters</source>
        <translation>At least {n} characters</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>This is not your password.</translation>
    </message>
    <message>
        <source>The password is changed; everywhere else you are signed out.</source>
        <translation>The password is changed; everywhere else you are signed out.</translation>
    </message>
</context>
<context>
    <name>PeoplePane</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Search by name, e-mail or phone</source>
        <translation>Search by name, e-mail or phone</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Search people</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>The list could not be read</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Nobody found</translation>
    </message>
    <message>
        <source>Nobody has been here yet</source>
        <translation>Nobody has been here yet</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>There is no connection: only people known on this computer are listed.</source>
        <translation>There is no connection: only people known on this computer are listed.</translation>
    </message>
    <message>
        <source>Any segment</source>
        <translation>Any segment</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>People so far: {n}</source>
        <translation>People so far: {n}</translation>
    </message>
</context>
<context>
    <name>ProfileChoice</name>
    <message>
        <source>Public profiles by e-mail</source>
        <translation>Public profiles by e-mail</translation>
    </message>
    <message>
        <source>Address of the profile service</source>
        <translation>Address of the profile service</translation>
    </message>
    <message>
        <source>This is no address of a service: it begins with https:// or http://</source>
        <translation>This is no address of a service: it begins with https:// or http://</translation>
    </message>
</context>
<context>
    <name>ProfileView</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>From {source} · {when} · confirmed by nobody</source>
        <translation>From {source} · {when} · confirmed by nobody</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>{title}, opens {host}</source>
        <translation>{title}, opens {host}</translation>
    </message>
</context>
<context>
    <name>ProofLine</name>
    <message>
        <source>Send a test</source>
        <translation>Send a test</translation>
    </message>
    <message>
        <source>Whether the system shows our notifications is not known yet.</source>
        <translation>Whether the system shows our notifications is not known yet.</translation>
    </message>
    <message>
        <source>The test is on its way…</source>
        <translation>The test is on its way…</translation>
    </message>
    <message>
        <source>The system has not shown it; the app has, in its own way. Click it there.</source>
        <translation>The system has not shown it; the app has, in its own way. Click it there.</translation>
    </message>
    <message>
        <source>The system has shown it in {number} ms. Click it to see that clicks arrive.</source>
        <translation>The system has shown it in {number} ms. Click it to see that clicks arrive.</translation>
    </message>
    <message>
        <source>✓ The system shows our notifications. Last test: shown in {number} ms, click received.</source>
        <translation>✓ The system shows our notifications. Last test: shown in {number} ms, click received.</translation>
    </message>
    <message>
        <source>The system has shown it in {number} ms, and no click came. If you did not see it, look at what follows; if you did, click it, or its button.</source>
        <translation>The system has shown it in {number} ms, and no click came. If you did not see it, look at what follows; if you did, click it, or its button.</translation>
    </message>
</context>
<context>
    <name>PropertyForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the property</source>
        <translation>Name of the property</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Value of the property</source>
        <translation>Value of the property</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>A property needs a name.</source>
        <translation>A property needs a name.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Yes or no</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>one, two, three</source>
        <translation>one, two, three</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>This is not a number.</translation>
    </message>
    <message>
        <source>A date is written as 2026-12-31 or 2026-12-31 18:30.</source>
        <translation>A date is written as 2026-12-31 or 2026-12-31 18:30.</translation>
    </message>
    <message>
        <source>Only yes or no can stand here.</source>
        <translation>Only yes or no can stand here.</translation>
    </message>
    <message>
        <source>A list has 1 to {n} entries, separated by commas.</source>
        <translation>A list has 1 to {n} entries, separated by commas.</translation>
    </message>
    <message>
        <source>There is no value.</source>
        <translation>There is no value.</translation>
    </message>
    <message>
        <source>New property</source>
        <translation>New property</translation>
    </message>
    <message>
        <source>Change the property</source>
        <translation>Change the property</translation>
    </message>
</context>
<context>
    <name>PropertyList</name>
    <message>
        <source>Search properties</source>
        <translation>Search properties</translation>
    </message>
    <message>
        <source>No property like this</source>
        <translation>No property like this</translation>
    </message>
    <message>
        <source>+ Add property</source>
        <translation>+ Add property</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>RecentActivity</name>
    <message>
        <source>Full history ›</source>
        <translation>Full history ›</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nothing yet</translation>
    </message>
</context>
<context>
    <name>ReplyForm</name>
    <message>
        <source>Name to find it by</source>
        <translation>Name to find it by</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Another reply is called “{name}” already.</source>
        <translation>Another reply is called “{name}” already.</translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n.</source>
        <translation>
            <numerusform>Too long by %n character.</numerusform>
            <numerusform>Too long by %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>In braces stands what is known of the user; after a bar what stands there otherwise: {name|friend}</source>
        <translation>In braces stands what is known of the user; after a bar what stands there otherwise: {name|friend}</translation>
    </message>
</context>
<context>
    <name>ReplyModel</name>
    <message>
        <source>shared</source>
        <translation>shared</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>mine</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Mark unread</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>Alert me again</source>
        <translation>Alert me again</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>This dialog could not be read</source>
        <translation>This dialog could not be read</translation>
    </message>
</context>
<context>
    <name>RuleGroup</name>
    <message>
        <source>How many of the conditions</source>
        <translation>How many of the conditions</translation>
    </message>
    <message>
        <source>Remove this group</source>
        <translation>Remove this group</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Add a condition</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>Add a group</translation>
    </message>
    <message>
        <source>Conditions in brackets: all, any or none of them</source>
        <translation>Conditions in brackets: all, any or none of them</translation>
    </message>
    <message>
        <source>all of these hold</source>
        <translation>all of these hold</translation>
    </message>
    <message>
        <source>any of these holds</source>
        <translation>any of these holds</translation>
    </message>
    <message>
        <source>none of these holds</source>
        <translation>none of these holds</translation>
    </message>
    <message>
        <source>not all of these hold</source>
        <translation>not all of these hold</translation>
    </message>
    <message>
        <source>Users of whom</source>
        <translation>Users of whom</translation>
    </message>
</context>
<context>
    <name>RuleTable</name>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>my dialogs</source>
        <translation>my dialogs</translation>
    </message>
    <message>
        <source>unassigned dialogs</source>
        <translation>unassigned dialogs</translation>
    </message>
    <message>
        <source>colleagues’ dialogs</source>
        <translation>colleagues’ dialogs</translation>
    </message>
    <message>
        <source>mentions in notes</source>
        <translation>mentions in notes</translation>
    </message>
    <message>
        <source>New message in…</source>
        <translation>New message in…</translation>
    </message>
</context>
<context>
    <name>SaveReply</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name to find it by</source>
        <translation>Name to find it by</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>“{name}” is there already. Replace it?</source>
        <translation>“{name}” is there already. Replace it?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Save as a reply</source>
        <translation>Save as a reply</translation>
    </message>
</context>
<context>
    <name>SavedRepliesPage</name>
    <message>
        <source>Search by name or text</source>
        <translation>Search by name or text</translation>
    </message>
    <message>
        <source>Search saved replies</source>
        <translation>Search saved replies</translation>
    </message>
    <message>
        <source>New reply</source>
        <translation>New reply</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>“{name}” was deleted.</translation>
    </message>
    <message>
        <source>No saved reply is like this</source>
        <translation>No saved reply is like this</translation>
    </message>
    <message>
        <source>No saved replies yet</source>
        <translation>No saved replies yet</translation>
    </message>
    <message>
        <source>Keep here what you write again and again, and take it with / in the field.</source>
        <translation>Keep here what you write again and again, and take it with / in the field.</translation>
    </message>
    <message>
        <source>“{name}” was not saved.</source>
        <translation>“{name}” was not saved.</translation>
    </message>
    <message>
        <source>The saved reply was not deleted.</source>
        <translation>The saved reply was not deleted.</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Saved replies</translation>
    </message>
</context>
<context>
    <name>SavedReplyPicker</name>
    <message>
        <source>Search saved replies</source>
        <translation>Search saved replies</translation>
    </message>
    <message>
        <source>Search by name or text</source>
        <translation>Search by name or text</translation>
    </message>
    <message>
        <source>Preview for {name}</source>
        <translation>Preview for {name}</translation>
    </message>
    <message>
        <source>No saved reply is like this.</source>
        <translation>No saved reply is like this.</translation>
    </message>
    <message>
        <source>There are no saved replies yet. Write an answer and press “Save reply”.</source>
        <translation>There are no saved replies yet. Write an answer and press “Save reply”.</translation>
    </message>
</context>
<context>
    <name>SearchPalette</name>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Show in the list of dialogs</source>
        <translation>Show in the list of dialogs</translation>
    </message>
    <message>
        <source>Search messages, people, dialogs and commands</source>
        <translation>Search messages, people, dialogs and commands</translation>
    </message>
    <message>
        <source>Looking further at the server…</source>
        <translation>Looking further at the server…</translation>
    </message>
    <message>
        <source>No connection: only what is on this computer was searched.</source>
        <translation>No connection: only what is on this computer was searched.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Dialogs</source>
        <translation>Dialogs</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Saved replies</translation>
    </message>
    <message>
        <source>At the server</source>
        <translation>At the server</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nothing found.</translation>
    </message>
    <message>
        <source>Messages · {count} in {ms} ms</source>
        <translation>Messages · {count} in {ms} ms</translation>
    </message>
    <message>
        <source>Not understood: {words}</source>
        <translation>Not understood: {words}</translation>
    </message>
    <message>
        <source>Narrow it: from:name  tag:vip  in:open  in:closed  is:note  is:mine  is:unread  has:file  has:image  has:link  before:2026-11-01  after:yesterday  “exact words”</source>
        <translation>Narrow it: from:name  tag:vip  in:open  in:closed  is:note  is:mine  is:unread  has:file  has:image  has:link  before:2026-11-01  after:yesterday  “exact words”</translation>
    </message>
    <message>
        <source>Found for “{words}”: the other keyboard layout.</source>
        <translation>Found for “{words}”: the other keyboard layout.</translation>
    </message>
    <message>
        <source>{count} older messages are still being added to the search.</source>
        <translation>{count} older messages are still being added to the search.</translation>
    </message>
</context>
<context>
    <name>SegmentForm</name>
    <message>
        <source>Name of the segment</source>
        <translation>Name of the segment</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>A rule has at most {parts} conditions and groups, {depth} within each other.</source>
        <translation>A rule has at most {parts} conditions and groups, {depth} within each other.</translation>
    </message>
    <message>
        <source>Something is missing in a condition.</source>
        <translation>Something is missing in a condition.</translation>
    </message>
    <message>
        <source>Users: {rule}.</source>
        <translation>Users: {rule}.</translation>
    </message>
</context>
<context>
    <name>SegmentRow</name>
    <message>
        <source>Being counted…</source>
        <translation>Being counted…</translation>
    </message>
    <message>
        <source>Who is in it</source>
        <translation>Who is in it</translation>
    </message>
    <message numerus="yes">
        <source>%n users</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is in {name}</source>
        <translation>Who is in {name}</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Change {name}</translation>
    </message>
</context>
<context>
    <name>SegmentsPage</name>
    <message>
        <source>Users who fulfil a rule. They come and go by themselves.</source>
        <translation>Users who fulfil a rule. They come and go by themselves.</translation>
    </message>
    <message>
        <source>New segment</source>
        <translation>New segment</translation>
    </message>
    <message>
        <source>No segments yet</source>
        <translation>No segments yet</translation>
    </message>
    <message>
        <source>A segment gathers users by what they are and do: customers, lost carts, newcomers.</source>
        <translation>A segment gathers users by what they are and do: customers, lost carts, newcomers.</translation>
    </message>
    <message>
        <source>“{name}” was not saved. {reason}</source>
        <translation>“{name}” was not saved. {reason}</translation>
    </message>
    <message>
        <source>The segment was not deleted. {reason}</source>
        <translation>The segment was not deleted. {reason}</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Assign</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Assign the selected</source>
        <translation>Assign the selected</translation>
    </message>
    <message>
        <source>Tag the selected</source>
        <translation>Tag the selected</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Choose none</translation>
    </message>
    <message>
        <source>Selected: {n}</source>
        <translation>Selected: {n}</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Reopen the selected</source>
        <translation>Reopen the selected</translation>
    </message>
    <message>
        <source>Close the selected</source>
        <translation>Close the selected</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Search the settings</translation>
    </message>
    <message>
        <source>No setting is like this.</source>
        <translation>No setting is like this.</translation>
    </message>
    <message>
        <source>The settings could not be written to disk: they hold until the app ends.</source>
        <translation>The settings could not be written to disk: they hold until the app ends.</translation>
    </message>
</context>
<context>
    <name>SharingChoice</name>
    <message>
        <source>For everybody</source>
        <translation>For everybody</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>Only mine</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Kept on this computer</translation>
    </message>
    <message>
        <source>The service keeps no saved replies: colleagues do not see it.</source>
        <translation>The service keeps no saved replies: colleagues do not see it.</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Start here, on this computer</source>
        <translation>Start here, on this computer</translation>
    </message>
    <message>
        <source>Own server</source>
        <translation>Own server</translation>
    </message>
    <message>
        <source>Carrot quest or Dashly</source>
        <translation>Carrot quest or Dashly</translation>
    </message>
    <message>
        <source>I have an invitation</source>
        <translation>I have an invitation</translation>
    </message>
    <message>
        <source>Write the name that visitors of your site see</source>
        <translation>Write the name that visitors of your site see</translation>
    </message>
    <message>
        <source>Where are your dialogs?</source>
        <translation>Where are your dialogs?</translation>
    </message>
    <message>
        <source>Choose the service that your site&apos;s chat runs on.</source>
        <translation>Choose the service that your site&apos;s chat runs on.</translation>
    </message>
    <message>
        <source>Your name, as visitors see it</source>
        <translation>Your name, as visitors see it</translation>
    </message>
    <message>
        <source>a local backend with a page to try it — nothing to set up</source>
        <translation>a local backend with a page to try it — nothing to set up</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>The chat server on this computer is being set up. This takes a few seconds.</source>
        <translation>The chat server on this computer is being set up. This takes a few seconds.</translation>
    </message>
    <message>
        <source>Join a team</source>
        <translation>Join a team</translation>
    </message>
</context>
<context>
    <name>SignOutQuestion</name>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Sign out of “{account}”?</source>
        <translation>Sign out of “{account}”?</translation>
    </message>
    <message>
        <source>Sign out and remove</source>
        <translation>Sign out and remove</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>The messages on this computer can stay for the next time you sign in, or be removed from it with your drafts. The server keeps everything that was sent.</source>
        <translation>The messages on this computer can stay for the next time you sign in, or be removed from it with your drafts. The server keeps everything that was sent.</translation>
    </message>
    <message>
        <source>Not sent yet: {count}. Removing loses it for good.</source>
        <translation>Not sent yet: {count}. Removing loses it for good.</translation>
    </message>
</context>
<context>
    <name>SiteChatPage</name>
    <message>
        <source>Open pages of your site follow at once.</source>
        <translation>Open pages of your site follow at once.</translation>
    </message>
    <message>
        <source>Language of the chat</source>
        <translation>Language of the chat</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Greeting</translation>
    </message>
    <message>
        <source>Ask us anything, we are here.</source>
        <translation>Ask us anything, we are here.</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>When nobody is there</translation>
    </message>
    <message>
        <source>Leave a message, we will answer.</source>
        <translation>Leave a message, we will answer.</translation>
    </message>
    <message>
        <source>Ask for an e-mail when nobody is there</source>
        <translation>Ask for an e-mail when nobody is there</translation>
    </message>
    <message>
        <source>The line for your pages</source>
        <translation>The line for your pages</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>As the visitor&apos;s browser</source>
        <translation>As the visitor&apos;s browser</translation>
    </message>
    <message>
        <source>The site&apos;s chat was not changed. {reason}</source>
        <translation>The site&apos;s chat was not changed. {reason}</translation>
    </message>
    <message>
        <source>The profile service was not changed. {reason}</source>
        <translation>The profile service was not changed. {reason}</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Outside of them the chat says that nobody is there, whoever is signed in</source>
        <translation>Outside of them the chat says that nobody is there, whoever is signed in</translation>
    </message>
    <message>
        <source>It becomes the user&apos;s e-mail. Nobody who has one is asked.</source>
        <translation>It becomes the user&apos;s e-mail. Nobody who has one is asked.</translation>
    </message>
    <message>
        <source>Public profiles by e-mail</source>
        <translation>Public profiles by e-mail</translation>
    </message>
    <message>
        <source>The server asks a service such as Gravatar by a hash of the e-mail and fills what is blank</source>
        <translation>The server asks a service such as Gravatar by a hash of the e-mail and fills what is blank</translation>
    </message>
    <message>
        <source>Put this line on every page of your site:</source>
        <translation>Put this line on every page of your site:</translation>
    </message>
    <message>
        <source>Site chat</source>
        <translation>Site chat</translation>
    </message>
</context>
<context>
    <name>StaleBar</name>
    <message>
        <source>Send anyway</source>
        <translation>Send anyway</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Keep as draft</translation>
    </message>
</context>
<context>
    <name>StatisticsWindow</name>
    <message>
        <source>Statistics</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Count working hours only</source>
        <translation>Count working hours only</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Save as CSV…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>First answer</translation>
    </message>
    <message>
        <source>To closing</source>
        <translation>To closing</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Open now</translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>Waiting now</translation>
    </message>
    <message>
        <source>Numbers by day</source>
        <translation>Numbers by day</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Numbers by operator</source>
        <translation>Numbers by operator</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation>Nothing to count yet</translation>
    </message>
    <message>
        <source>As soon as somebody writes on the site, the numbers of these days stand here.</source>
        <translation>As soon as somebody writes on the site, the numbers of these days stand here.</translation>
    </message>
    <message>
        <source>and opened again: {n}</source>
        <translation>and opened again: {n}</translation>
    </message>
    <message>
        <source>without an answer: {n}</source>
        <translation>without an answer: {n}</translation>
    </message>
    <message>
        <source>9 of 10: {time}</source>
        <translation>9 of 10: {time}</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>These are the numbers from before. {reason}</source>
        <translation>These are the numbers from before. {reason}</translation>
    </message>
    <message>
        <source>The numbers are not here</source>
        <translation>The numbers are not here</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Working hours only</source>
        <translation>Working hours only</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>Day by day</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>By operator</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>By day</translation>
    </message>
</context>
<context>
    <name>Staying</name>
    <message>
        <source>Operator goes on in the background</source>
        <translation>Operator goes on in the background</translation>
    </message>
    <message>
        <source>Quit in the menu of your picture</source>
        <translation>Quit in the menu of your picture</translation>
    </message>
    <message>
        <source>The window is in the tray, and you still hear of new messages. {quit}, or Quit in the tray, ends the app.</source>
        <translation>The window is in the tray, and you still hear of new messages. {quit}, or Quit in the tray, ends the app.</translation>
    </message>
    <message>
        <source>Closing the window does not end the app: you still hear of new messages. {quit} ends it; Settings, General, has another choice.</source>
        <translation>Closing the window does not end the app: you still hear of new messages. {quit} ends it; Settings, General, has another choice.</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Messages may take</source>
        <translation>Messages may take</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>With people, drafts and the search index, on this computer</source>
        <translation>With people, drafts and the search index, on this computer</translation>
    </message>
    <message>
        <source>Pictures and files</source>
        <translation>Pictures and files</translation>
    </message>
    <message>
        <source>Copies; those not looked at for longest go by themselves</source>
        <translation>Copies; those not looked at for longest go by themselves</translation>
    </message>
    <message>
        <source>Above it, messages of old closed dialogs leave this computer; opening the dialog brings them again. Open dialogs, drafts and what waits to be sent always stay.</source>
        <translation>Above it, messages of old closed dialogs leave this computer; opening the dialog brings them again. Open dialogs, drafts and what waits to be sent always stay.</translation>
    </message>
    <message>
        <source>Look for damage</source>
        <translation>Look for damage</translation>
    </message>
    <message>
        <source>Happens once a week by itself</source>
        <translation>Happens once a week by itself</translation>
    </message>
    <message>
        <source>Looking through all of it…</source>
        <translation>Looking through all of it…</translation>
    </message>
    <message>
        <source>It is damaged. The window says what can be done.</source>
        <translation>It is damaged. The window says what can be done.</translation>
    </message>
    <message>
        <source>{size} · messages: {count}</source>
        <translation>{size} · messages: {count}</translation>
    </message>
    <message>
        <source>No damage found: {day}, {time}</source>
        <translation>No damage found: {day}, {time}</translation>
    </message>
    <message>
        <source>As much as needed</source>
        <translation>As much as needed</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>+ Add tag</source>
        <translation>+ Add tag</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>New tag</translation>
    </message>
    <message>
        <source>Too long by {n}: a tag has at most {most} characters.</source>
        <translation>Too long by {n}: a tag has at most {most} characters.</translation>
    </message>
    <message>
        <source>Remove the tag “{tag}”</source>
        <translation>Remove the tag “{tag}”</translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>Invite</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>New name for {name}</source>
        <translation>New name for {name}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Open dialogs that become nobody&apos;s: {n}.</source>
        <translation>Open dialogs that become nobody&apos;s: {n}.</translation>
    </message>
    <message>
        <source>No open dialog is assigned to this operator.</source>
        <translation>No open dialog is assigned to this operator.</translation>
    </message>
    <message>
        <source>Every session ends at once; what was written stays. To come back takes a new invitation.</source>
        <translation>Every session ends at once; what was written stays. To come back takes a new invitation.</translation>
    </message>
    <message>
        <source>Remove {name} from the team?</source>
        <translation>Remove {name} from the team?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Only owners invite, remove and change roles. Ask one of them.</source>
        <translation>Only owners invite, remove and change roles. Ask one of them.</translation>
    </message>
    <message>
        <source>No connection: the team can be changed again once there is one.</source>
        <translation>No connection: the team can be changed again once there is one.</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invited</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>This is not allowed: only owners may, and whoever&apos;s computer the server runs on stays its owner.</source>
        <translation>This is not allowed: only owners may, and whoever&apos;s computer the server runs on stays its owner.</translation>
    </message>
</context>
<context>
    <name>TestLine</name>
    <message>
        <source>Send a test e-mail</source>
        <translation>Send a test e-mail</translation>
    </message>
    <message>
        <source>Whether e-mails arrive is known once a test did.</source>
        <translation>Whether e-mails arrive is known once a test did.</translation>
    </message>
    <message>
        <source>A test is on its way to {email}…</source>
        <translation>A test is on its way to {email}…</translation>
    </message>
    <message>
        <source>✓ The mail server has taken a test for {email}. Look whether it has come.</source>
        <translation>✓ The mail server has taken a test for {email}. Look whether it has come.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Choose a dialog to read it here</source>
        <translation>Choose a dialog to read it here</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>No messages yet</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>History of this person</source>
        <translation>History of this person</translation>
    </message>
    <message>
        <source>Entries so far: {n}</source>
        <translation>Entries so far: {n}</translation>
    </message>
    <message>
        <source>Open the dialog</source>
        <translation>Open the dialog</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Open the page</translation>
    </message>
    <message>
        <source>Copy the page&apos;s address</source>
        <translation>Copy the page&apos;s address</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>TokenPicture</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Developers</source>
        <translation>Developers</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API keys</translation>
    </message>
    <message>
        <source>In the service: {path}</source>
        <translation>In the service: {path}</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>Transfer to</source>
        <translation>Transfer to</translation>
    </message>
    <message>
        <source>Note for your colleague</source>
        <translation>Note for your colleague</translation>
    </message>
    <message>
        <source>Note for your colleague, if you like</source>
        <translation>Note for your colleague, if you like</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Transfer the dialog</source>
        <translation>Transfer the dialog</translation>
    </message>
    <message>
        <source>Transfer dialogs: {n}</source>
        <translation>Transfer dialogs: {n}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message numerus="yes">
        <source>Operator: %n unread dialog(s)</source>
        <translation>
            <numerusform>Operator: %n unread dialog</numerusform>
            <numerusform>Operator: %n unread dialogs</numerusform>
        </translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
</context>
<context>
    <name>TriggerForm</name>
    <message>
        <source>Name of the trigger</source>
        <translation>Name of the trigger</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>What it waits for</translation>
    </message>
    <message>
        <source>Address, e.g. /cart*</source>
        <translation>Address, e.g. /cart*</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Seconds</translation>
    </message>
    <message>
        <source>Name of the event, e.g. cart_added</source>
        <translation>Name of the event, e.g. cart_added</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>after</source>
        <translation>after</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>seconds</translation>
    </message>
    <message>
        <source>What it writes</source>
        <translation>What it writes</translation>
    </message>
    <message>
        <source>In whose name</source>
        <translation>In whose name</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>days</source>
        <translation>days</translation>
    </message>
    <message>
        <source>Not while a dialog is going on</source>
        <translation>Not while a dialog is going on</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>On a page</source>
        <translation>On a page</translation>
    </message>
    <message>
        <source>When an event happens</source>
        <translation>When an event happens</translation>
    </message>
    <message>
        <source>When a user comes into a segment</source>
        <translation>When a user comes into a segment</translation>
    </message>
    <message>
        <source>once to each user</source>
        <translation>once to each user</translation>
    </message>
    <message>
        <source>again after</source>
        <translation>again after</translation>
    </message>
    <message>
        <source>In the name of</source>
        <translation>In the name of</translation>
    </message>
</context>
<context>
    <name>TriggerRow</name>
    <message>
        <source>{name} writes</source>
        <translation>{name} writes</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Change {name}</translation>
    </message>
</context>
<context>
    <name>TriggersPage</name>
    <message>
        <source>A trigger writes first, in an operator&apos;s name. Nobody gets the same twice, and the blocked get nothing.</source>
        <translation>A trigger writes first, in an operator&apos;s name. Nobody gets the same twice, and the blocked get nothing.</translation>
    </message>
    <message>
        <source>New trigger</source>
        <translation>New trigger</translation>
    </message>
    <message>
        <source>No triggers yet</source>
        <translation>No triggers yet</translation>
    </message>
    <message>
        <source>Offer help on the page of the cart, greet who comes back, ask who is about to leave.</source>
        <translation>Offer help on the page of the cart, greet who comes back, ask who is about to leave.</translation>
    </message>
    <message>
        <source>“{name}” was not saved. {reason}</source>
        <translation>“{name}” was not saved. {reason}</translation>
    </message>
    <message>
        <source>The trigger was not deleted. {reason}</source>
        <translation>The trigger was not deleted. {reason}</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>Triggers</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>UserCardPane</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>This user is blocked</source>
        <translation>This user is blocked</translation>
    </message>
    <message>
        <source>On the site now</source>
        <translation>On the site now</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Notes about this person</source>
        <translation>Notes about this person</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>Cart</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Properties</translation>
    </message>
    <message>
        <source>Recent activity</source>
        <translation>Recent activity</translation>
    </message>
    <message>
        <source>Public profile</source>
        <translation>Public profile</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Other dialogs</source>
        <translation>Other dialogs</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Unblock</translation>
    </message>
    <message>
        <source>Nothing is known of this user</source>
        <translation>Nothing is known of this user</translation>
    </message>
    <message>
        <source>Not known without a connection</source>
        <translation>Not known without a connection</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>First seen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Last seen</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
</context>
<context>
    <name>UserDetails</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>What people do on the site is not kept on this computer.</source>
        <translation>What people do on the site is not kept on this computer.</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>The history could not be read</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nothing yet</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation>Nothing of this kind</translation>
    </message>
    <message>
        <source>Save all that is known of this person</source>
        <translation>Save all that is known of this person</translation>
    </message>
    <message>
        <source>{name} is being written…</source>
        <translation>{name} is being written…</translation>
    </message>
    <message>
        <source>{name} was not written.</source>
        <translation>{name} was not written.</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Written: {path}</translation>
    </message>
</context>
<context>
    <name>WelcomePanel</name>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Your chat runs on this computer. Open the try-out page in a browser, write something there, and answer it here.</source>
        <translation>Your chat runs on this computer. Open the try-out page in a browser, write something there, and answer it here.</translation>
    </message>
    <message>
        <source>Address of the try-out page</source>
        <translation>Address of the try-out page</translation>
    </message>
    <message>
        <source>Open the try-out page</source>
        <translation>Open the try-out page</translation>
    </message>
    <message>
        <source>To the dialogs</source>
        <translation>To the dialogs</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>{name} is writing a note…</source>
        <translation>{name} is writing a note…</translation>
    </message>
    <message>
        <source>{name} is typing…</source>
        <translation>{name} is typing…</translation>
    </message>
    <message>
        <source>{name} is typing:</source>
        <translation>{name} is typing:</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>{name} is writing an answer:</source>
        <translation>{name} is writing an answer:</translation>
    </message>
    <message>
        <source>{name} is writing an answer…</source>
        <translation>{name} is writing an answer…</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>New messages</translation>
    </message>
    <message>
        <source>Leads to {host}</source>
        <translation>Leads to {host}</translation>
    </message>
    <message>
        <source>Earlier messages are not on this computer; no connection</source>
        <translation>Earlier messages are not on this computer; no connection</translation>
    </message>
    <message>
        <source>Earlier messages could not be fetched</source>
        <translation>Earlier messages could not be fetched</translation>
    </message>
    <message>
        <source>Fetching earlier messages…</source>
        <translation>Fetching earlier messages…</translation>
    </message>
    <message>
        <source>Earlier dialogs may not be on this computer; no connection</source>
        <translation>Earlier dialogs may not be on this computer; no connection</translation>
    </message>
    <message>
        <source>Later messages of this dialog may not be on this computer</source>
        <translation>Later messages of this dialog may not be on this computer</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>tags: {names}</source>
        <translation>tags: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest</source>
        <translation>To the newest</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>only operators see it</source>
        <translation>only operators see it</translation>
    </message>
    <message>
        <source>from {page}</source>
        <translation>from {page}</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>sending</translation>
    </message>
    <message>
        <source>checking whether it arrived</source>
        <translation>checking whether it arrived</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>read</source>
        <translation>read</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>Not sent.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message numerus="yes">
        <source>leaves in %n s</source>
        <translation>
            <numerusform>leaves in %n s</numerusform>
            <numerusform>leaves in %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Note by {name}</source>
        <translation>Note by {name}</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>unread</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>picture</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>The backend</source>
        <translation>The backend</translation>
    </message>
    <message>
        <source>{by} changed who the dialog is with</source>
        <translation>{by} changed who the dialog is with</translation>
    </message>
    <message>
        <source>Auto-assigned to {who}</source>
        <translation>Auto-assigned to {who}</translation>
    </message>
    <message>
        <source>{who} took the dialog</source>
        <translation>{who} took the dialog</translation>
    </message>
    <message>
        <source>{by} assigned the dialog to {who}</source>
        <translation>{by} assigned the dialog to {who}</translation>
    </message>
    <message>
        <source>The dialog is unassigned</source>
        <translation>The dialog is unassigned</translation>
    </message>
    <message>
        <source>{by} left the dialog unassigned</source>
        <translation>{by} left the dialog unassigned</translation>
    </message>
    <message>
        <source>The dialog was closed</source>
        <translation>The dialog was closed</translation>
    </message>
    <message>
        <source>{by} closed the dialog</source>
        <translation>{by} closed the dialog</translation>
    </message>
    <message>
        <source>The dialog was opened again</source>
        <translation>The dialog was opened again</translation>
    </message>
    <message>
        <source>{by} opened the dialog again</source>
        <translation>{by} opened the dialog again</translation>
    </message>
    <message>
        <source>{by} snoozed the dialog</source>
        <translation>{by} snoozed the dialog</translation>
    </message>
    <message>
        <source>{by} snoozed the dialog until {until}</source>
        <translation>{by} snoozed the dialog until {until}</translation>
    </message>
    <message>
        <source>The snooze is over</source>
        <translation>The snooze is over</translation>
    </message>
    <message>
        <source>{by} added a tag</source>
        <translation>{by} added a tag</translation>
    </message>
    <message>
        <source>{by} removed a tag</source>
        <translation>{by} removed a tag</translation>
    </message>
    <message>
        <source>{by} added the tag {tag}</source>
        <translation>{by} added the tag {tag}</translation>
    </message>
    <message>
        <source>{by} removed the tag {tag}</source>
        <translation>{by} removed the tag {tag}</translation>
    </message>
    <message>
        <source>{by} moved the dialog to another channel</source>
        <translation>{by} moved the dialog to another channel</translation>
    </message>
    <message>
        <source>A message was removed</source>
        <translation>A message was removed</translation>
    </message>
    <message>
        <source>Something changed in the dialog</source>
        <translation>Something changed in the dialog</translation>
    </message>
    <message>
        <source>This dialog</source>
        <translation>This dialog</translation>
    </message>
    <message>
        <source>This dialog, of {day}</source>
        <translation>This dialog, of {day}</translation>
    </message>
    <message>
        <source>Dialog of today</source>
        <translation>Dialog of today</translation>
    </message>
    <message>
        <source>Dialog of yesterday</source>
        <translation>Dialog of yesterday</translation>
    </message>
    <message>
        <source>Dialog of {day}</source>
        <translation>Dialog of {day}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>closed by {name}</source>
        <translation>closed by {name}</translation>
    </message>
</context>
<context>
    <name>WriteFirst</name>
    <message>
        <source>Write to {name}</source>
        <translation>Write to {name}</translation>
    </message>
    <message>
        <source>A new dialog begins with this message</source>
        <translation>A new dialog begins with this message</translation>
    </message>
    <message>
        <source>Message to {name}</source>
        <translation>Message to {name}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Too long by {n} characters</source>
        <translation>Too long by {n} characters</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>{time} local time</source>
        <translation>{time} local time</translation>
    </message>
    <message>
        <source>night there</source>
        <translation>night there</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>set by the site</source>
        <translation>set by the site</translation>
    </message>
    <message>
        <source>set by the site&apos;s server</source>
        <translation>set by the site&apos;s server</translation>
    </message>
    <message>
        <source>set by an operator</source>
        <translation>set by an operator</translation>
    </message>
    <message>
        <source>from the public profile</source>
        <translation>from the public profile</translation>
    </message>
    <message>
        <source>found out by the app</source>
        <translation>found out by the app</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>First page</translation>
    </message>
    <message>
        <source>First page&apos;s title</source>
        <translation>First page&apos;s title</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Came from</translation>
    </message>
    <message>
        <source>UTM source</source>
        <translation>UTM source</translation>
    </message>
    <message>
        <source>UTM medium</source>
        <translation>UTM medium</translation>
    </message>
    <message>
        <source>UTM campaign</source>
        <translation>UTM campaign</translation>
    </message>
    <message>
        <source>UTM term</source>
        <translation>UTM term</translation>
    </message>
    <message>
        <source>UTM content</source>
        <translation>UTM content</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Pages viewed</source>
        <translation>Pages viewed</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>City</source>
        <translation>City</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Next dialog</source>
        <translation>Next dialog</translation>
    </message>
    <message>
        <source>Previous dialog</source>
        <translation>Previous dialog</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Previous pane</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>All people</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Write a reply</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>Close or reopen</source>
        <translation>Close or reopen</translation>
    </message>
    <message>
        <source>Undo closing or sending</source>
        <translation>Undo closing or sending</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Transfer with a note</source>
        <translation>Transfer with a note</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Mark unread</translation>
    </message>
    <message>
        <source>Mute or alert again</source>
        <translation>Mute or alert again</translation>
    </message>
    <message>
        <source>History with this person</source>
        <translation>History with this person</translation>
    </message>
    <message>
        <source>Everything of this person</source>
        <translation>Everything of this person</translation>
    </message>
    <message>
        <source>Show the card in a narrow window</source>
        <translation>Show the card in a narrow window</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Saved replies</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Search and commands</translation>
    </message>
    <message>
        <source>Sheet of keys</source>
        <translation>Sheet of keys</translation>
    </message>
    <message>
        <source>Be online</source>
        <translation>Be online</translation>
    </message>
    <message>
        <source>Be away</source>
        <translation>Be away</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>New line</translation>
    </message>
    <message>
        <source>Saved replies, while writing</source>
        <translation>Saved replies, while writing</translation>
    </message>
    <message>
        <source>Mention a colleague, in a note</source>
        <translation>Mention a colleague, in a note</translation>
    </message>
    <message>
        <source>Write first, in the list of people</source>
        <translation>Write first, in the list of people</translation>
    </message>
    <message>
        <source>Change a value of the card</source>
        <translation>Change a value of the card</translation>
    </message>
    <message>
        <source>List what the search found</source>
        <translation>List what the search found</translation>
    </message>
    <message>
        <source>Back, close what is open</source>
        <translation>Back, close what is open</translation>
    </message>
    <message>
        <source>Moving about</source>
        <translation>Moving about</translation>
    </message>
    <message>
        <source>The dialog on screen</source>
        <translation>The dialog on screen</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>The program</translation>
    </message>
    <message>
        <source>While writing and choosing</source>
        <translation>While writing and choosing</translation>
    </message>
</context>
<context>
    <name>dialog_filter</name>
    <message>
        <source>Snoozed</source>
        <translation>Snoozed</translation>
    </message>
    <message>
        <source>A colleague&apos;s</source>
        <translation>A colleague&apos;s</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>No tag</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Any tag</translation>
    </message>
    <message>
        <source>Oldest waiting</source>
        <translation>Oldest waiting</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Newest</translation>
    </message>
</context>
<context>
    <name>dialog_menus</name>
    <message>
        <source>{name} (me)</source>
        <translation>{name} (me)</translation>
    </message>
    <message>
        <source>{name} — away</source>
        <translation>{name} — away</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Transfer with a note…</source>
        <translation>Transfer with a note…</translation>
    </message>
    <message>
        <source>End the snooze</source>
        <translation>End the snooze</translation>
    </message>
    <message>
        <source>There are no tags yet</source>
        <translation>There are no tags yet</translation>
    </message>
    <message>
        <source>Alerts of this dialog…</source>
        <translation>Alerts of this dialog…</translation>
    </message>
</context>
<context>
    <name>dialog_row</name>
    <message>
        <source>unread</source>
        <translation>unread</translation>
    </message>
    <message>
        <source>unanswered messages: {n}</source>
        <translation>unanswered messages: {n}</translation>
    </message>
    <message>
        <source>waiting {time}</source>
        <translation>waiting {time}</translation>
    </message>
    <message>
        <source>tags: {tags}</source>
        <translation>tags: {tags}</translation>
    </message>
    <message>
        <source>assigned to {name}</source>
        <translation>assigned to {name}</translation>
    </message>
    <message>
        <source>on the site now</source>
        <translation>on the site now</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>muted</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>typing…</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Draft:</translation>
    </message>
    <message>
        <source>You:</source>
        <translation>You:</translation>
    </message>
    <message>
        <source>Operator:</source>
        <translation>Operator:</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>No messages yet</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>image</source>
        <translation>image</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>not sent yet</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>not sent</translation>
    </message>
</context>
<context>
    <name>durations</name>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} m</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} d</translation>
    </message>
</context>
<context>
    <name>event</name>
    <message>
        <source>direct</source>
        <translation>direct</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>from {source}</translation>
    </message>
    <message>
        <source>visit {n}</source>
        <translation>visit {n}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>pages: {n}</source>
        <translation>pages: {n}</translation>
    </message>
    <message>
        <source>Viewed a page</source>
        <translation>Viewed a page</translation>
    </message>
    <message>
        <source>Viewed “{page}”</source>
        <translation>Viewed “{page}”</translation>
    </message>
    <message>
        <source>Paid order №{number}</source>
        <translation>Paid order №{number}</translation>
    </message>
    <message>
        <source>Paid an order</source>
        <translation>Paid an order</translation>
    </message>
    <message>
        <source>Refunded order №{number}</source>
        <translation>Refunded order №{number}</translation>
    </message>
    <message>
        <source>Refunded an order</source>
        <translation>Refunded an order</translation>
    </message>
    <message>
        <source>Placed order №{number}</source>
        <translation>Placed order №{number}</translation>
    </message>
    <message>
        <source>Placed an order</source>
        <translation>Placed an order</translation>
    </message>
    <message>
        <source>Emptied the cart</source>
        <translation>Emptied the cart</translation>
    </message>
    <message>
        <source>Removed “{what}” from cart</source>
        <translation>Removed “{what}” from cart</translation>
    </message>
    <message>
        <source>Added “{what}” to cart</source>
        <translation>Added “{what}” to cart</translation>
    </message>
    <message>
        <source>Came directly</source>
        <translation>Came directly</translation>
    </message>
    <message>
        <source>Came from {source}</source>
        <translation>Came from {source}</translation>
    </message>
    <message>
        <source>Dialog closed</source>
        <translation>Dialog closed</translation>
    </message>
    <message>
        <source>Dialog begun by an operator</source>
        <translation>Dialog begun by an operator</translation>
    </message>
    <message>
        <source>Dialog begun</source>
        <translation>Dialog begun</translation>
    </message>
    <message>
        <source>Left segment “{name}”</source>
        <translation>Left segment “{name}”</translation>
    </message>
    <message>
        <source>Joined segment “{name}”</source>
        <translation>Joined segment “{name}”</translation>
    </message>
    <message>
        <source>Looked at “{what}”</source>
        <translation>Looked at “{what}”</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>faces</name>
    <message>
        <source>{name} is writing</source>
        <translation>{name} is writing</translation>
    </message>
    <message>
        <source>{name} is looking too</source>
        <translation>{name} is looking too</translation>
    </message>
    <message>
        <source>{names} are looking too</source>
        <translation>{names} are looking too</translation>
    </message>
</context>
<context>
    <name>failing_links</name>
    <message>
        <source>Permission: the system does not let this app show notifications. Allow it in the system’s settings, under Notifications.</source>
        <translation>Permission: the system does not let this app show notifications. Allow it in the system’s settings, under Notifications.</translation>
    </message>
    <message>
        <source>Notification service: nothing on this system shows notifications. Start the notification service of your desktop, or install one.</source>
        <translation>Notification service: nothing on this system shows notifications. Start the notification service of your desktop, or install one.</translation>
    </message>
    <message>
        <source>Do not disturb is on in the system: notifications go into its list unseen, and no sound is made. Switch it off in the system’s notification menu.</source>
        <translation>Do not disturb is on in the system: notifications go into its list unseen, and no sound is made. Switch it off in the system’s notification menu.</translation>
    </message>
    <message>
        <source>If you have not seen it, a focus mode or full-screen program may keep it back. Allow this app in the system’s focus settings.</source>
        <translation>If you have not seen it, a focus mode or full-screen program may keep it back. Allow this app in the system’s focus settings.</translation>
    </message>
    <message>
        <source>Sound: this computer’s sound is muted. Switch it on in the system’s sound settings.</source>
        <translation>Sound: this computer’s sound is muted. Switch it on in the system’s sound settings.</translation>
    </message>
    <message>
        <source>Sound: it is switched off below, in this app’s own rules or volume.</source>
        <translation>Sound: it is switched off below, in this app’s own rules or volume.</translation>
    </message>
    <message>
        <source>Quiet hours of this app are now: real alerts wait. Change them below.</source>
        <translation>Quiet hours of this app are now: real alerts wait. Change them below.</translation>
    </message>
    <message>
        <source>The team does not work now, by its working hours: real alerts wait. Change that below.</source>
        <translation>The team does not work now, by its working hours: real alerts wait. Change that below.</translation>
    </message>
</context>
<context>
    <name>file_words</name>
    <message>
        <source>{count} bytes</source>
        <translation>{count} bytes</translation>
    </message>
</context>
<context>
    <name>header</name>
    <message>
        <source>online — viewing “{page}”</source>
        <translation>online — viewing “{page}”</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>last seen {time}</source>
        <translation>last seen {time}</translation>
    </message>
</context>
<context>
    <name>held</name>
    <message>
        <source>While you were offline:</source>
        <translation>While you were offline:</translation>
    </message>
    <message>
        <source>The user wrote again {ago}: “{text}”</source>
        <translation>The user wrote again {ago}: “{text}”</translation>
    </message>
    <message>
        <source>The tag “{tag}” was removed for everybody.</source>
        <translation>The tag “{tag}” was removed for everybody.</translation>
    </message>
    <message>
        <source>Somebody else has cleared this.</source>
        <translation>Somebody else has cleared this.</translation>
    </message>
    <message>
        <source>Somebody else has changed it to “{value}”.</source>
        <translation>Somebody else has changed it to “{value}”.</translation>
    </message>
    <message>
        <source>This dialog was deleted.</source>
        <translation>This dialog was deleted.</translation>
    </message>
    <message>
        <source>Your answer has not been sent.</source>
        <translation>Your answer has not been sent.</translation>
    </message>
    <message>
        <source>Your answers have not been sent.</source>
        <translation>Your answers have not been sent.</translation>
    </message>
    <message>
        <source>The dialog has not been closed.</source>
        <translation>The dialog has not been closed.</translation>
    </message>
    <message>
        <source>The dialog has not been snoozed.</source>
        <translation>The dialog has not been snoozed.</translation>
    </message>
    <message>
        <source>Your assignment has not been made.</source>
        <translation>Your assignment has not been made.</translation>
    </message>
    <message>
        <source>Your tag has not been added.</source>
        <translation>Your tag has not been added.</translation>
    </message>
    <message>
        <source>Your change has not been saved.</source>
        <translation>Your change has not been saved.</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Send anyway</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Keep as draft</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Close anyway</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>Leave open</translation>
    </message>
    <message>
        <source>Snooze anyway</source>
        <translation>Snooze anyway</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Assign anyway</source>
        <translation>Assign anyway</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Add anyway</translation>
    </message>
    <message>
        <source>Use mine</source>
        <translation>Use mine</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Keep theirs</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>Given to the system, which was on do not disturb</source>
        <translation>Given to the system, which was on do not disturb</translation>
    </message>
    <message>
        <source>Shown in one line with others, for they came at once</source>
        <translation>Shown in one line with others, for they came at once</translation>
    </message>
    <message>
        <source>Only a sound, as your rules say</source>
        <translation>Only a sound, as your rules say</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>Clicked</translation>
    </message>
    <message>
        <source>Taken down: read, answered or taken by a colleague</source>
        <translation>Taken down: read, answered or taken by a colleague</translation>
    </message>
    <message>
        <source>Shown at the tray icon</source>
        <translation>Shown at the tray icon</translation>
    </message>
    <message>
        <source>Shown in the window, for the system shows nothing</source>
        <translation>Shown in the window, for the system shows nothing</translation>
    </message>
    <message>
        <source>Shown by the system</source>
        <translation>Shown by the system</translation>
    </message>
    <message>
        <source>Not shown: nothing on this system shows notifications</source>
        <translation>Not shown: nothing on this system shows notifications</translation>
    </message>
    <message>
        <source>Not shown: the system does not let this app show notifications</source>
        <translation>Not shown: the system does not let this app show notifications</translation>
    </message>
    <message>
        <source>Not shown: the system’s notification service did not answer</source>
        <translation>Not shown: the system’s notification service did not answer</translation>
    </message>
    <message>
        <source>Not shown: the system refused</source>
        <translation>Not shown: the system refused</translation>
    </message>
    <message>
        <source>No alert: the dialog was on your screen</source>
        <translation>No alert: the dialog was on your screen</translation>
    </message>
    <message>
        <source>No alert: the dialog is muted</source>
        <translation>No alert: the dialog is muted</translation>
    </message>
    <message>
        <source>No alert: the system was on do not disturb</source>
        <translation>No alert: the system was on do not disturb</translation>
    </message>
    <message>
        <source>No alert: quiet hours</source>
        <translation>No alert: quiet hours</translation>
    </message>
    <message>
        <source>No alert: outside the team’s working hours</source>
        <translation>No alert: outside the team’s working hours</translation>
    </message>
    <message>
        <source>No alert: a colleague’s dialog, as your rules say</source>
        <translation>No alert: a colleague’s dialog, as your rules say</translation>
    </message>
    <message>
        <source>No alert: your dialogs are switched off in your rules</source>
        <translation>No alert: your dialogs are switched off in your rules</translation>
    </message>
    <message>
        <source>No alert: unassigned dialogs are switched off in your rules</source>
        <translation>No alert: unassigned dialogs are switched off in your rules</translation>
    </message>
    <message>
        <source>No alert: mentions are switched off in your rules</source>
        <translation>No alert: mentions are switched off in your rules</translation>
    </message>
    <message>
        <source>No alert</source>
        <translation>No alert</translation>
    </message>
</context>
<context>
    <name>locked</name>
    <message>
        <source>Set by your organisation</source>
        <translation>Set by your organisation</translation>
    </message>
</context>
<context>
    <name>mail</name>
    <message>
        <source>{sentence} It said: “{words}”</source>
        <translation>{sentence} It said: “{words}”</translation>
    </message>
    <message>
        <source>The mail server could not be reached.</source>
        <translation>The mail server could not be reached.</translation>
    </message>
    <message>
        <source>The mail server took too long.</source>
        <translation>The mail server took too long.</translation>
    </message>
    <message>
        <source>The mail server does not offer the encryption that is asked for.</source>
        <translation>The mail server does not offer the encryption that is asked for.</translation>
    </message>
    <message>
        <source>The mail server&apos;s certificate is not trusted.</source>
        <translation>The mail server&apos;s certificate is not trusted.</translation>
    </message>
    <message>
        <source>The mail server does not accept user and password.</source>
        <translation>The mail server does not accept user and password.</translation>
    </message>
    <message>
        <source>The mail server does not accept the sender.</source>
        <translation>The mail server does not accept the sender.</translation>
    </message>
    <message>
        <source>The mail server does not accept the recipient.</source>
        <translation>The mail server does not accept the recipient.</translation>
    </message>
    <message>
        <source>The mail server does not take it yet.</source>
        <translation>The mail server does not take it yet.</translation>
    </message>
    <message>
        <source>The mail server does not take it.</source>
        <translation>The mail server does not take it.</translation>
    </message>
    <message>
        <source>The connection to the mail server broke.</source>
        <translation>The connection to the mail server broke.</translation>
    </message>
    <message>
        <source>sent by e-mail</source>
        <translation>sent by e-mail</translation>
    </message>
    <message>
        <source>e-mail on its way</source>
        <translation>e-mail on its way</translation>
    </message>
    <message>
        <source>e-mail not sent</source>
        <translation>e-mail not sent</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>Visitor {id}</source>
        <translation>Visitor {id}</translation>
    </message>
</context>
<context>
    <name>not_shown</name>
    <message>
        <source>Nothing on this system shows notifications. A notification service must be running.</source>
        <translation>Nothing on this system shows notifications. A notification service must be running.</translation>
    </message>
    <message>
        <source>The system does not let this app show notifications. Allow it in the system&apos;s settings.</source>
        <translation>The system does not let this app show notifications. Allow it in the system&apos;s settings.</translation>
    </message>
    <message>
        <source>The system&apos;s notification service does not answer.</source>
        <translation>The system&apos;s notification service does not answer.</translation>
    </message>
    <message>
        <source>The system has refused to show the notification.</source>
        <translation>The system has refused to show the notification.</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>viewing “{page}”</source>
        <translation>viewing “{page}”</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>last seen {when}</source>
        <translation>last seen {when}</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blocked</translation>
    </message>
</context>
<context>
    <name>policy_words</name>
    <message>
        <source>This computer&apos;s policy file could not be understood and is not applied; updates are off. Tell whoever looks after this computer.</source>
        <translation>This computer&apos;s policy file could not be understood and is not applied; updates are off. Tell whoever looks after this computer.</translation>
    </message>
    <message>
        <source>This computer&apos;s policy file says what is not understood here: {names}</source>
        <translation>This computer&apos;s policy file says what is not understood here: {names}</translation>
    </message>
</context>
<context>
    <name>refusal</name>
    <message>
        <source>The server does not accept this name.</source>
        <translation>The server does not accept this name.</translation>
    </message>
    <message>
        <source>The dialog has as many tags as it can carry: remove one first.</source>
        <translation>The dialog has as many tags as it can carry: remove one first.</translation>
    </message>
    <message>
        <source>The dialog or the colleague is no longer there.</source>
        <translation>The dialog or the colleague is no longer there.</translation>
    </message>
    <message>
        <source>The tag “{tag}” was not added.</source>
        <translation>The tag “{tag}” was not added.</translation>
    </message>
    <message>
        <source>The tag “{tag}” was not removed.</source>
        <translation>The tag “{tag}” was not removed.</translation>
    </message>
    <message>
        <source>The dialog was not assigned.</source>
        <translation>The dialog was not assigned.</translation>
    </message>
    <message>
        <source>The dialog was not closed.</source>
        <translation>The dialog was not closed.</translation>
    </message>
    <message>
        <source>The dialog was not reopened.</source>
        <translation>The dialog was not reopened.</translation>
    </message>
    <message>
        <source>The dialog was not snoozed.</source>
        <translation>The dialog was not snoozed.</translation>
    </message>
    <message>
        <source>The answer was not sent.</source>
        <translation>The answer was not sent.</translation>
    </message>
    <message>
        <source>The note was not saved.</source>
        <translation>The note was not saved.</translation>
    </message>
    <message>
        <source>The dialog was not muted.</source>
        <translation>The dialog was not muted.</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>That did not work.</translation>
    </message>
</context>
<context>
    <name>rule</name>
    <message>
        <source>everybody</source>
        <translation>everybody</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source> and </source>
        <translation> and </translation>
    </message>
    <message>
        <source> or </source>
        <translation> or </translation>
    </message>
    <message>
        <source>not on the site now</source>
        <translation>not on the site now</translation>
    </message>
    <message>
        <source>not ({rule})</source>
        <translation>not ({rule})</translation>
    </message>
    <message>
        <source>on the site now</source>
        <translation>on the site now</translation>
    </message>
    <message>
        <source>came first</source>
        <translation>came first</translation>
    </message>
    <message>
        <source>was last there</source>
        <translation>was last there</translation>
    </message>
    <message>
        <source>“{event}” happened first</source>
        <translation>“{event}” happened first</translation>
    </message>
    <message>
        <source>“{event}” happened last</source>
        <translation>“{event}” happened last</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>id on the site</source>
        <translation>id on the site</translation>
    </message>
    <message>
        <source>language</source>
        <translation>language</translation>
    </message>
    <message>
        <source>place</source>
        <translation>place</translation>
    </message>
    <message>
        <source>browser</source>
        <translation>browser</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>time zone</translation>
    </message>
    <message>
        <source>is</source>
        <translation>is</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>is not</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>contains</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>begins with</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>is more than</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>is less than</translation>
    </message>
    <message>
        <source>is known</source>
        <translation>is known</translation>
    </message>
    <message>
        <source>is not known</source>
        <translation>is not known</translation>
    </message>
    <message>
        <source>{what} more than {days} ago</source>
        <translation>{what} more than {days} ago</translation>
    </message>
    <message>
        <source>{what} less than {days} ago</source>
        <translation>{what} less than {days} ago</translation>
    </message>
    <message>
        <source>“{event}” never happened</source>
        <translation>“{event}” never happened</translation>
    </message>
    <message>
        <source>“{event}” happened at least {least} and at most {most}</source>
        <translation>“{event}” happened at least {least} and at most {most}</translation>
    </message>
    <message>
        <source>“{event}” happened at most {most}</source>
        <translation>“{event}” happened at most {most}</translation>
    </message>
    <message>
        <source>“{event}” happened at least {least}</source>
        <translation>“{event}” happened at least {least}</translation>
    </message>
    <message>
        <source>{what} in the last {days}</source>
        <translation>{what} in the last {days}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Note: </source>
        <translation>Note: </translation>
    </message>
    <message>
        <source>1 dialog</source>
        <translation>1 dialog</translation>
    </message>
    <message>
        <source>dialogs: {count}</source>
        <translation>dialogs: {count}</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>You are not allowed to do this.</source>
        <translation>You are not allowed to do this.</translation>
    </message>
    <message>
        <source>It no longer exists: somebody has removed it.</source>
        <translation>It no longer exists: somebody has removed it.</translation>
    </message>
    <message>
        <source>The text is too long. Send it in parts.</source>
        <translation>The text is too long. Send it in parts.</translation>
    </message>
    <message>
        <source>There is no text to send.</source>
        <translation>There is no text to send.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>The file is too large.</translation>
    </message>
    <message>
        <source>The service does not take files of this type.</source>
        <translation>The service does not take files of this type.</translation>
    </message>
    <message>
        <source>This is not a token. Copy it whole from the service&apos;s settings.</source>
        <translation>This is not a token. Copy it whole from the service&apos;s settings.</translation>
    </message>
    <message>
        <source>The token does not say which site it is of: write the site&apos;s number too.</source>
        <translation>The token does not say which site it is of: write the site&apos;s number too.</translation>
    </message>
    <message>
        <source>The service does not offer this.</source>
        <translation>The service does not offer this.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>This is not an e-mail address.</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>This is not a phone number.</translation>
    </message>
    <message>
        <source>This name can&apos;t be used.</source>
        <translation>This name can&apos;t be used.</translation>
    </message>
    <message>
        <source>There are too many of them already.</source>
        <translation>There are too many of them already.</translation>
    </message>
    <message>
        <source>This user is blocked.</source>
        <translation>This user is blocked.</translation>
    </message>
    <message>
        <source>A team needs an owner: make somebody else an owner first.</source>
        <translation>A team needs an owner: make somebody else an owner first.</translation>
    </message>
    <message>
        <source>Somebody signs in with this e-mail already.</source>
        <translation>Somebody signs in with this e-mail already.</translation>
    </message>
    <message>
        <source>This password is easy to guess. Take eight characters or more, not a name or an e-mail.</source>
        <translation>This password is easy to guess. Take eight characters or more, not a name or an e-mail.</translation>
    </message>
    <message>
        <source>This invitation is over: it was used or taken back, or it has run out. Ask for a new one.</source>
        <translation>This invitation is over: it was used or taken back, or it has run out. Ask for a new one.</translation>
    </message>
    <message>
        <source>E-mail or password is wrong.</source>
        <translation>E-mail or password is wrong.</translation>
    </message>
    <message>
        <source>The server did not accept it.</source>
        <translation>The server did not accept it.</translation>
    </message>
    <message>
        <source>There is no server of this name.</source>
        <translation>There is no server of this name.</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>Nothing answers at this address.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>The server does not answer.</translation>
    </message>
    <message>
        <source>The connection is not secure: the server&apos;s certificate is not trusted.</source>
        <translation>The connection is not secure: the server&apos;s certificate is not trusted.</translation>
    </message>
    <message>
        <source>What answers at this address does not speak https.</source>
        <translation>What answers at this address does not speak https.</translation>
    </message>
    <message>
        <source>The connection was cut.</source>
        <translation>The connection was cut.</translation>
    </message>
    <message>
        <source>The server has a fault.</source>
        <translation>The server has a fault.</translation>
    </message>
    <message>
        <source>Check the spelling, and this computer&apos;s network.</source>
        <translation>Check the spelling, and this computer&apos;s network.</translation>
    </message>
    <message>
        <source>Check the address, or start the server.</source>
        <translation>Check the address, or start the server.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Check the network and try again.</translation>
    </message>
    <message>
        <source>Do not sign in over this network; ask whoever runs the server to mend the certificate.</source>
        <translation>Do not sign in over this network; ask whoever runs the server to mend the certificate.</translation>
    </message>
    <message>
        <source>Check the address and its port, or ask whoever runs the server.</source>
        <translation>Check the address and its port, or ask whoever runs the server.</translation>
    </message>
    <message>
        <source>Try again later, or tell whoever runs the server.</source>
        <translation>Try again later, or tell whoever runs the server.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again.</source>
        <translation>The disk is full. Make room and try again.</translation>
    </message>
    <message>
        <source>The archive on this computer is damaged.</source>
        <translation>The archive on this computer is damaged.</translation>
    </message>
    <message>
        <source>The archive was written by a newer version of the app. Update the app.</source>
        <translation>The archive was written by a newer version of the app. Update the app.</translation>
    </message>
    <message>
        <source>This system has no keyring to keep the sign-in in.</source>
        <translation>This system has no keyring to keep the sign-in in.</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>The keyring is locked.</translation>
    </message>
    <message>
        <source>The keyring does not answer; perhaps it is asking you something.</source>
        <translation>The keyring does not answer; perhaps it is asking you something.</translation>
    </message>
    <message>
        <source>The sign-in does not fit into this system&apos;s keyring.</source>
        <translation>The sign-in does not fit into this system&apos;s keyring.</translation>
    </message>
    <message>
        <source>The keyring refused to keep the sign-in.</source>
        <translation>The keyring refused to keep the sign-in.</translation>
    </message>
    <message>
        <source>The connection broke before the server answered.</source>
        <translation>The connection broke before the server answered.</translation>
    </message>
    <message>
        <source>Too many tries. Wait {n} s and try again.</source>
        <translation>Too many tries. Wait {n} s and try again.</translation>
    </message>
    <message>
        <source>You are no longer in this team: an owner has removed you.</source>
        <translation>You are no longer in this team: an owner has removed you.</translation>
    </message>
    <message>
        <source>You are signed out. Sign in again.</source>
        <translation>You are signed out. Sign in again.</translation>
    </message>
    <message>
        <source>The server no longer has what happened since the last time.</source>
        <translation>The server no longer has what happened since the last time.</translation>
    </message>
    <message>
        <source>There is a server at this address, but it is not a chat server this app knows. Check the address.</source>
        <translation>There is a server at this address, but it is not a chat server this app knows. Check the address.</translation>
    </message>
    <message>
        <source>There is a server at this address, but it is not a chat server this app knows.</source>
        <translation>There is a server at this address, but it is not a chat server this app knows.</translation>
    </message>
    <message>
        <source>The token is valid, but it may not receive news of dialogs. Make a token with all rights in the service&apos;s settings.</source>
        <translation>The token is valid, but it may not receive news of dialogs. Make a token with all rights in the service&apos;s settings.</translation>
    </message>
    <message>
        <source>The chat server on this computer did not start.</source>
        <translation>The chat server on this computer did not start.</translation>
    </message>
    <message>
        <source>The folder of the app can&apos;t be written to. Make it writable and try again.</source>
        <translation>The folder of the app can&apos;t be written to. Make it writable and try again.</translation>
    </message>
    <message>
        <source>Another program holds the archive. Close it and try again.</source>
        <translation>Another program holds the archive. Close it and try again.</translation>
    </message>
    <message>
        <source>Something went wrong inside the app. It is in the log.</source>
        <translation>Something went wrong inside the app. It is in the log.</translation>
    </message>
    <message>
        <source>The chat server on this computer has stopped.</source>
        <translation>The chat server on this computer has stopped.</translation>
    </message>
</context>
<context>
    <name>setting_words</name>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sounds</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Alert rules</translation>
    </message>
    <message>
        <source>Keys of commands</source>
        <translation>Keys of commands</translation>
    </message>
</context>
<context>
    <name>snooze</name>
    <message>
        <source>For an hour</source>
        <translation>For an hour</translation>
    </message>
    <message>
        <source>Until tomorrow, 9:00</source>
        <translation>Until tomorrow, 9:00</translation>
    </message>
    <message>
        <source>Until Monday, 9:00</source>
        <translation>Until Monday, 9:00</translation>
    </message>
</context>
<context>
    <name>stale</name>
    <message>
        <source>{name} answered {ago}: “{text}”</source>
        <translation>{name} answered {ago}: “{text}”</translation>
    </message>
    <message>
        <source>The dialog was closed {ago}.</source>
        <translation>The dialog was closed {ago}.</translation>
    </message>
    <message>
        <source>{name} closed the dialog {ago}.</source>
        <translation>{name} closed the dialog {ago}.</translation>
    </message>
    <message>
        <source>The dialog went to {name} {ago}.</source>
        <translation>The dialog went to {name} {ago}.</translation>
    </message>
    <message>
        <source>{name} took the dialog {ago}.</source>
        <translation>{name} took the dialog {ago}.</translation>
    </message>
    <message>
        <source>{name} gave the dialog to {colleague} {ago}.</source>
        <translation>{name} gave the dialog to {colleague} {ago}.</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>{n} s ago</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>{n} min ago</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>at {time}</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>A colleague</translation>
    </message>
</context>
<context>
    <name>statistics</name>
    <message>
        <source>{day}: {came} new or opened again, {closed} closed</source>
        <translation>{day}: {came} new or opened again, {closed} closed</translation>
    </message>
    <message>
        <source>{what}, seconds</source>
        <translation>{what}, seconds</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Opened again</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>First answer</translation>
    </message>
    <message>
        <source>9 of 10 within</source>
        <translation>9 of 10 within</translation>
    </message>
    <message>
        <source>To closing</source>
        <translation>To closing</translation>
    </message>
    <message>
        <source>Former operator</source>
        <translation>Former operator</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Open at the day&apos;s end</source>
        <translation>Open at the day&apos;s end</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 days</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>A year</translation>
    </message>
    <message>
        <source>Times are medians: half took longer, half did not.</source>
        <translation>Times are medians: half took longer, half did not.</translation>
    </message>
    <message>
        <source>The first answer counts from the user&apos;s first message to an operator&apos;s answer.</source>
        <translation>The first answer counts from the user&apos;s first message to an operator&apos;s answer.</translation>
    </message>
    <message>
        <source>Closing counts from opening a dialog, or opening it again, without the time it was snoozed.</source>
        <translation>Closing counts from opening a dialog, or opening it again, without the time it was snoozed.</translation>
    </message>
    <message>
        <source>Nights and days off count for nothing.</source>
        <translation>Nights and days off count for nothing.</translation>
    </message>
    <message>
        <source>The team has set no working hours, so nights and days off count as well.</source>
        <translation>The team has set no working hours, so nights and days off count as well.</translation>
    </message>
    <message>
        <source>Nights and days off count as well.</source>
        <translation>Nights and days off count as well.</translation>
    </message>
    <message>
        <source>Days are those of {zone}.</source>
        <translation>Days are those of {zone}.</translation>
    </message>
</context>
<context>
    <name>team</name>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>not at the computer</source>
        <translation>not at the computer</translation>
    </message>
    <message>
        <source>away</source>
        <translation>away</translation>
    </message>
    <message>
        <source>last here: {when}</source>
        <translation>last here: {when}</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>no open dialogs</source>
        <translation>no open dialogs</translation>
    </message>
    <message>
        <source>open dialogs: {n}</source>
        <translation>open dialogs: {n}</translation>
    </message>
    <message>
        <source>has run out</source>
        <translation>has run out</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>until {day}</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>Wrote: “{text}”</source>
        <translation>Wrote: “{text}”</translation>
    </message>
    <message>
        <source>{name} noted: “{text}”</source>
        <translation>{name} noted: “{text}”</translation>
    </message>
    <message>
        <source>{name} answered: “{text}”</source>
        <translation>{name} answered: “{text}”</translation>
    </message>
    <message>
        <source>Dialog assigned to {name}</source>
        <translation>Dialog assigned to {name}</translation>
    </message>
    <message>
        <source>Dialog assigned to nobody</source>
        <translation>Dialog assigned to nobody</translation>
    </message>
    <message>
        <source>Dialog closed by {name}</source>
        <translation>Dialog closed by {name}</translation>
    </message>
    <message>
        <source>Dialog reopened</source>
        <translation>Dialog reopened</translation>
    </message>
    <message>
        <source>Dialog snoozed by {name}</source>
        <translation>Dialog snoozed by {name}</translation>
    </message>
    <message>
        <source>Dialog is back</source>
        <translation>Dialog is back</translation>
    </message>
    <message>
        <source>Dialog moved to another channel</source>
        <translation>Dialog moved to another channel</translation>
    </message>
    <message>
        <source>A message was removed</source>
        <translation>A message was removed</translation>
    </message>
    <message>
        <source>{name} added tag “{tag}”</source>
        <translation>{name} added tag “{tag}”</translation>
    </message>
    <message>
        <source>{name} removed tag “{tag}”</source>
        <translation>{name} removed tag “{tag}”</translation>
    </message>
    <message>
        <source>Dialog changed</source>
        <translation>Dialog changed</translation>
    </message>
    <message>
        <source>the system</source>
        <translation>the system</translation>
    </message>
    <message>
        <source>an operator</source>
        <translation>an operator</translation>
    </message>
</context>
<context>
    <name>times</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} m</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} d</translation>
    </message>
</context>
<context>
    <name>trigger</name>
    <message>
        <source>When “{event}” happens</source>
        <translation>When “{event}” happens</translation>
    </message>
    <message>
        <source>On any page</source>
        <translation>On any page</translation>
    </message>
    <message>
        <source>On {pages}</source>
        <translation>On {pages}</translation>
    </message>
    <message>
        <source>{after} on any page</source>
        <translation>{after} on any page</translation>
    </message>
    <message>
        <source>{after} on {pages}</source>
        <translation>{after} on {pages}</translation>
    </message>
    <message>
        <source>a segment that is gone</source>
        <translation>a segment that is gone</translation>
    </message>
    <message>
        <source>When a user comes into “{segment}”</source>
        <translation>When a user comes into “{segment}”</translation>
    </message>
    <message>
        <source>once to each user</source>
        <translation>once to each user</translation>
    </message>
    <message>
        <source>sent {sent}, answered {answered}</source>
        <translation>sent {sent}, answered {answered}</translation>
    </message>
</context>
</TS>
