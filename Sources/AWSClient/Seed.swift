internal import CCurl
internal import Crypto
internal import Logging
enum S {}
