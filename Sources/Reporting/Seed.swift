internal import CCmark
internal import Mustache
enum S {}
