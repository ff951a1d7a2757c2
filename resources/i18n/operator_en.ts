<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <source>This is a test</source>
        <translation>This is a test</translation>
    </message>
    <message>
        <source>Click here to see that a click arrives.</source>
        <translation>Click here to see that a click arrives.</translation>
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
    <message>
        <source>Not sent and kept on this computer: {n}.</source>
        <translation>Not sent and kept on this computer: {n}.</translation>
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
    <name>FactGrid</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
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
        <source>Open the next dialog after closing one</source>
        <translation>Open the next dialog after closing one</translation>
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
        <source>The one in which somebody waits</source>
        <translation>The one in which somebody waits</translation>
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
    <name>OwnRow</name>
    <message>
        <source>Search dialogs and messages</source>
        <translation>Search dialogs and messages</translation>
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
        <source>Settings…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
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
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
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
        <source>The system has shown it in {number} ms. Click it to see that clicks arrive.</source>
        <translation>The system has shown it in {number} ms. Click it to see that clicks arrive.</translation>
    </message>
    <message>
        <source>✓ The system shows our notifications. Last test: shown in {number} ms, click received.</source>
        <translation>✓ The system shows our notifications. Last test: shown in {number} ms, click received.</translation>
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
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>UserCardPane</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Add a name</translation>
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
        <source>Properties</source>
        <translation>Properties</translation>
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
        <source>Nothing is known of this user</source>
        <translation>Nothing is known of this user</translation>
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
        <source>{by} snoozed the dialog until {until}</source>
        <translation>{by} snoozed the dialog until {until}</translation>
    </message>
    <message>
        <source>The snooze is over</source>
        <translation>The snooze is over</translation>
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
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
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
    <name>ledger</name>
    <message>
        <source>Shown</source>
        <translation>Shown</translation>
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
        <source>No alert: quiet hours</source>
        <translation>No alert: quiet hours</translation>
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
</TS>
