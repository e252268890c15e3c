'use strict';

module.exports = function request() {
  throw new Error('setRequestFn was not called before the first request');
};
