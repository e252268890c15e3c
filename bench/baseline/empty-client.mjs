// matrix-bot-sdk's own client, with the HTTP library that it comes with, and handlers that do nothing.
import { LogLevel, LogService, MatrixClient, MemoryStorageProvider } from 'matrix-bot-sdk';

const [homeserver, token] = process.argv.slice(2);
LogService.setLevel(LogLevel.ERROR);
const client = new MatrixClient(homeserver, token, new MemoryStorageProvider());
client.on('room.event', () => undefined);
client.on('room.message', () => undefined);
await client.start();
