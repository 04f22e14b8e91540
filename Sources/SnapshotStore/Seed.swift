internal import GRDB
enum S {}
