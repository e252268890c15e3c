// The smallest bot on the same SDK that answers: what it hears, with one event.
import { LogLevel, LogService, MatrixClient, MemoryStorageProvider } from 'matrix-bot-sdk';

const [homeserver, token] = process.argv.slice(2);
LogService.setLevel(LogLevel.ERROR);
const client = new MatrixClient(homeserver, token, new MemoryStorageProvider());
client.on('room.message', (room, event) => {
  const { body } = event.content;
  if (body?.startsWith('!')) void client.replyNotice(room, event, body);
});
await client.start();
console.log('listens');
