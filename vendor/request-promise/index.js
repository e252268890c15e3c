'use strict';

module.exports = function requestPromise() {
  throw new Error('matrix-bot-sdk does not use request-promise');
};
