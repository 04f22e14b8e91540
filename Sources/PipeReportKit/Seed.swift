internal import Yams
enum S {}
