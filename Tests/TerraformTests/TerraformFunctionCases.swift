/// What Terraform 1.11.4 itself answers: recorded with `terraform console`, as
/// `jsonencode({a = [ARGUMENTS], ok = can(CALL), r = try(CALL, null)})`.
///
/// A line is the function, the list of its arguments as JSON, and its value as JSON or `refused`.
let terraformFunctionCases = #"""
    format ["Hello, %s!","Ander"] → "Hello, Ander!"
    format ["There are %d lights",4] → "There are 4 lights"
    format ["%v",1000000] → "1e+06"
    format ["%v",999999] → "999999"
    format ["%v",1234567] → "1.234567e+06"
    format ["%v",12345678.5] → "1.23456785e+07"
    format ["%v",1e-05] → "1e-05"
    format ["%v",0.0001] → "0.0001"
    format ["%v",1.5] → "1.5"
    format ["%5v|",12] → "   12|"
    format ["%q","a<\"é"] → "\"a\\u003c\\\"é\""
    format ["%5.2f|%f|%.0f",3.14159,2,7] → " 3.14|2.000000|7"
    format ["%-5s|%5s|%05d|%x|%X","ab","cd",42,255,255] → "ab   |   cd|00042|ff|FF"
    format ["%+d|% d|%b|%o",5,5,5,8] → "+5| 5|101|10"
    format ["%#v","a<b"] → "\"a\\u003cb\""
    format ["%#v",{"a":[1]}] → "{\"a\":[1]}"
    format ["%v",[1,"a",true]] → "[1,\"a\",true]"
    format ["%[2]s %[1]s","a","b"] → "b a"
    format ["%[2]s %[2]s","a","b"] → "b b"
    format ["%.2s","abc"] → "ab"
    format ["%t","true"] → "true"
    format ["%d","12"] → "12"
    format ["%d",1.5] → refused
    format ["%s",100000000] → "100000000"
    format ["%s",[1]] → refused
    format ["%s"] → refused
    format ["%s","a","b"] → refused
    format ["%06d",-42] → "-00042"
    format ["100%%"] → "100%"
    format ["%.20f",0.1] → "0.10000000000000000000"
    format ["%s-%s","a",true] → "a-true"
    formatlist ["%s-%s",["a","b"],"x"] → ["a-x","b-x"]
    formatlist ["%s",[]] → []
    formatlist ["hi"] → ["hi"]
    formatlist ["%s/%s",["a","b"],["c"]] → refused
    formatlist ["arn:aws:s3:::%s/*",["raw","out"]] → ["arn:aws:s3:::raw/*","arn:aws:s3:::out/*"]
    join ["-",["a","b","c"]] → "a-b-c"
    join [",",["a"],["b"],[1]] → "a,b,1"
    join [",",[]] → ""
    join [",",[null]] → refused
    split [",","foo,bar,baz"] → ["foo","bar","baz"]
    split [",",""] → [""]
    split ["","abc"] → ["a","b","c"]
    split [",","a,,b,"] → ["a","","b",""]
    split ["\n","a\r\nb"] → ["a\r","b"]
    replace ["1 + 2 + 3","+","-"] → "1 - 2 - 3"
    replace ["hello world","/w.*d/","everybody"] → "hello everybody"
    replace ["a.b.c","/\\./","-$0"] → "a-.b-.c"
    replace ["hello","/(l+)/","[$1]"] → "he[ll]o"
    replace ["hello","/(?P<x>l+)/","<${x}>"] → "he<ll>o"
    replace ["hello","/l/","$$"] → "he$$o"
    replace ["hello","","-"] → "-h-e-l-l-o-"
    replace ["hello","/x*/","-"] → "-h-e-l-l-o-"
    replace ["Some Name_here","/[^a-zA-Z0-9-]/","-"] → "Some-Name-here"
    replace ["aaa","aa","b"] → "ba"
    lower ["HELLO É"] → "hello é"
    upper ["straße hello"] → "STRAßE HELLO"
    title ["hello wOrld o'neil foo-bar a_b c1d"] → "Hello WOrld O'Neil Foo-Bar A_b C1d"
    trim ["?!hello?!","!?"] → "hello"
    trimprefix ["helloworld","hello"] → "world"
    trimprefix ["aab","a"] → "ab"
    trimsuffix ["helloworld","world"] → "hello"
    trimsuffix ["abc","x"] → "abc"
    trimspace ["  hello\n\n"] → "hello"
    substr ["hello world",1,4] → "ello"
    substr ["hello",-3,2] → "ll"
    substr ["hello",1,-1] → "ello"
    substr ["hello",10,2] → ""
    substr ["hello",0,0] → ""
    substr ["éa",0,1] → "é"
    substr ["hello",3,100] → "lo"
    strrev ["hello"] → "olleh"
    startswith ["hello world","hello"] → true
    startswith ["hello",""] → true
    endswith ["hello world","world"] → true
    endswith ["a","ba"] → false
    strcontains ["hello world","wor"] → true
    strcontains ["hello","x"] → false
    regex ["[a-z]+","53453453.345345aaabbbccc23454"] → "aaabbbccc"
    regex ["(\\d\\d\\d\\d)-(\\d\\d)-(\\d\\d)","2019-02-01"] → ["2019","02","01"]
    regex ["^(?:(?P<scheme>[^:/?#]+):)?(?://(?P<authority>[^/?#]*))?","https://terraform.io/docs/"] → {"authority":"terraform.io","scheme":"https"}
    regex ["a(b)?c","ac"] → [null]
    regex ["x","abc"] → refused
    regex ["(?i)HELLO","say hello"] → "hello"
    regex ["a|ab","ab"] → "a"
    regex ["(a|ab)(c|bcd)","abcd"] → ["a","bcd"]
    regex ["a+?","aaa"] → "a"
    regex ["^.{2,3}$","abc"] → "abc"
    regex ["a.c","a\nc"] → refused
    regex ["(?s)a.c","a\nc"] → "a\nc"
    regex ["b$","b\n"] → refused
    regex ["(?m)^b$","a\nb\nc"] → "b"
    regex ["\\bfoo\\b","a foo b"] → "foo"
    regex ["[[:upper:]]+","abCDe"] → "CD"
    regex ["[\\w.-]+@[^ ]+","mail me.x@y.z now"] → "me.x@y.z"
    regex ["(?P<a>x)(y)","xy"] → refused
    regex ["(ab)+","xababx"] → ["ab"]
    regex ["\\x41[\\]\\-]","A]"] → "A]"
    regexall ["[a-z]+","1234abcd5678efgh9"] → ["abcd","efgh"]
    regexall ["a*","baac"] → ["","aa",""]
    regexall ["(\\w)(\\d)","a1 b2"] → [["a","1"],["b","2"]]
    regexall ["x","abc"] → []
    regexall ["(foo|fo)o?","foofoo"] → [["foo"],["foo"]]
    chomp ["hello\r\n\n"] → "hello"
    indent [2,"a\nb\n"] → "a\n  b\n  "
    concat [["a",""],["b","c"]] → ["a","","b","c"]
    concat [[],[1]] → [1]
    merge [{"a":"b","c":"d"},{"c":"z","e":"f"}] → {"a":"b","c":"z","e":"f"}
    merge [{"a":1},null,{"b":2}] → {"a":1,"b":2}
    merge [] → {}
    length [[]] → 0
    length [["a","b"]] → 2
    length [{"a":1}] → 1
    length ["héllo"] → 5
    keys [{"C":3,"a":2,"a-b":4,"b":1}] → ["C","a","a-b","b"]
    values [{"a":2,"b":1}] → [2,1]
    lookup [{"a":"ay","b":"bee"},"a","what?"] → "ay"
    lookup [{"a":"ay","b":"bee"},"c","what?"] → "what?"
    lookup [{"a":1},"b"] → refused
    contains [["a","b"],"a"] → true
    contains [["a","b"],"d"] → false
    contains [[],1] → false
    element [["a","b","c"],4] → "b"
    element [["a"],"0"] → "a"
    element [[],0] → refused
    element [[1,2],-1] → refused
    index [["a","b","c"],"b"] → 1
    index [["a"],"z"] → refused
    flatten [[["a","b"],[],["c"]]] → ["a","b","c"]
    flatten [[[["a"],[1,[2]]],"c",null]] → ["a",1,2,"c",null]
    flatten [[{"a":[1]},[[]]]] → [{"a":[1]}]
    distinct [["a","b","a","c","b"]] → ["a","b","c"]
    distinct [[1,"1"]] → ["1"]
    compact [["a","",null,"b"]] → ["a","b"]
    compact [[1,2]] → ["1","2"]
    coalesce ["a","b"] → "a"
    coalesce ["","b"] → "b"
    coalesce [1,2] → 1
    coalesce [1,"a"] → "1"
    coalesce [null,"","x"] → "x"
    coalesce [null,null] → refused
    coalesce [null,["a"]] → ["a"]
    coalescelist [["a","b"],["c"]] → ["a","b"]
    coalescelist [[],["c"]] → ["c"]
    coalescelist [[],[]] → refused
    setunion [["a","b"],["b","c"],["d"]] → ["a","b","c","d"]
    setunion [[10,9],[1]] → [1,9,10]
    setintersection [["a","b"],["b","c"],["b","d"]] → ["b"]
    setsubtract [["a","b","c"],["a","c"]] → ["b"]
    setproduct [["development","staging"],["app1","app2"]] → [["development","app1"],["development","app2"],["staging","app1"],["staging","app2"]]
    setproduct [["b","a"],[1,2]] → [["b",1],["b",2],["a",1],["a",2]]
    setproduct [["a"],[]] → []
    range [3] → [0,1,2]
    range [1,4] → [1,2,3]
    range [1,8,2] → [1,3,5,7]
    range [5,0] → [5,4,3,2,1]
    range [0,1,0.25] → [0,0.25,0.5,0.75]
    range [5,0,1] → refused
    range [0] → []
    range [4,1,-1.5] → [4,2.5]
    reverse [[1,2,3]] → [3,2,1]
    slice [["a","b","c","d"],1,3] → ["b","c"]
    slice [[1,2,3],2,1] → refused
    slice [[1],0,1] → [1]
    sort [["e","d","a","x","A","é","Z","10","9"]] → ["10","9","A","Z","a","d","e","x","é"]
    sort [[10,9]] → ["10","9"]
    sum [[10,13,6,4.5]] → 33.5
    sum [[1,2,0.5]] → 3.5
    sum [["1",2]] → 3
    sum [[]] → refused
    zipmap [["a","b"],[1,2]] → {"a":1,"b":2}
    zipmap [["a"],[1,2]] → refused
    one [[]] → null
    one [["a"]] → "a"
    one [[1,2]] → refused
    alltrue [["true",true]] → true
    alltrue [[true,false]] → false
    alltrue [[]] → true
    alltrue [[true,null]] → false
    anytrue [[]] → false
    anytrue [["true",null]] → true
    anytrue [[false]] → false
    chunklist [["a","b","c","d","e"],2] → [["a","b"],["c","d"],["e"]]
    chunklist [["a","b"],0] → [["a","b"]]
    matchkeys [["i-123","i-abc","i-def"],["us-west","us-east","us-east"],["us-east"]] → ["i-abc","i-def"]
    transpose [{"a":["1","2"],"b":["2","3"]}] → {"1":["a"],"2":["a","b"],"3":["b"]}
    jsonencode [{"a":{},"b":[1,2.5,true,null],"hello":"world"}] → "{\"a\":{},\"b\":[1,2.5,true,null],\"hello\":\"world\"}"
    jsonencode ["<a href='x'>&\u2028\u2029\b\f\u007f\u0001\t\r\n/\\\"é</a>"] → "\"\\u003ca href='x'\\u003e\\u0026\\u2028\\u2029\\b\\f\u007f\\u0001\\t\\r\\n/\\\\\\\"é\\u003c/a\\u003e\""
    jsonencode [[100000000000000000000,0.1,1e-07,-0.5,100,12345678901]] → "[100000000000000000000,0.1,0.0000001,-0.5,100,12345678901]"
    jsonencode [{"A":2,"_":4,"a":3,"b":1,"é":5}] → "{\"A\":2,\"_\":4,\"a\":3,\"b\":1,\"é\":5}"
    jsonencode [null] → "null"
    jsonencode [{"Statement":[{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::b/*"}],"Version":"2012-10-17"}] → "{\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::b/*\"}],\"Version\":\"2012-10-17\"}"
    jsondecode ["{\"hello\": [1, 2.50, null, true, \"a\\u003c\"]}"] → {"hello":[1,2.5,null,true,"a<"]}
    jsondecode ["5"] → 5
    jsondecode ["{"] → refused
    base64encode ["Hello Wörld"] → "SGVsbG8gV8O2cmxk"
    base64decode ["SGVsbG8gV29ybGQ="] → "Hello World"
    base64decode ["/w=="] → refused
    base64decode ["!"] → refused
    urlencode ["Hello World!&x=~é*'()"] → "Hello+World%21%26x%3D~%C3%A9%2A%27%28%29"
    csvdecode ["a,b,c\n1,2,3\n4,5,6"] → [{"a":"1","b":"2","c":"3"},{"a":"4","b":"5","c":"6"}]
    csvdecode ["a,b\r\n\r\n1,\"x\r\ny\"\"z\"\r\n"] → [{"a":"1","b":"x\ny\"z"}]
    csvdecode ["a,b\n1"] → refused
    abs [-12.4] → 12.4
    abs ["5"] → 5
    ceil [5.1] → 6
    floor [-4.9] → -5
    max [12,54,3] → 54
    max ["5",3] → 5
    min [12,54,3] → 3
    pow [3,2] → 9
    signum [-13] → -1
    signum [0] → 0
    parseint ["100",10] → 100
    parseint ["FF",16] → 255
    parseint ["-10",16] → -16
    parseint ["zz",10] → refused
    tostring ["hello"] → "hello"
    tostring [1] → "1"
    tostring [1.5] → "1.5"
    tostring [true] → "true"
    tostring [null] → null
    tostring [[]] → refused
    tostring [1000000000000000000000] → "1000000000000000000000"
    tostring [1.5e-08] → "0.000000015"
    tonumber ["1e3"] → 1000
    tonumber ["0x10"] → refused
    tonumber ["+1"] → 1
    tonumber ["no"] → refused
    tonumber [null] → null
    tobool ["true"] → true
    tobool ["1"] → true
    tobool ["yes"] → refused
    tobool [1] → refused
    tolist [["a","b",3]] → ["a","b","3"]
    tolist [[1,true]] → refused
    toset [["c","b","b","a"]] → ["a","b","c"]
    toset [[3,1,2,1]] → [1,2,3]
    toset [[1,"1"]] → ["1"]
    tomap [{"a":"foo","b":true}] → {"a":"foo","b":"true"}
    tomap [{"a":1,"b":2}] → {"a":1,"b":2}
    nonsensitive ["x"] → "x"
    md5 ["hello world"] → "5eb63bbbe01eeed093cb22bb8f5acdc3"
    md5 [""] → "d41d8cd98f00b204e9800998ecf8427e"
    sha1 ["hello world"] → "2aae6c35c94fcfb415dbe95f408b9ce91ee846ed"
    sha256 ["hello world"] → "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"
    sha256 [""] → "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    base64sha256 ["hello world"] → "uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek="
    cidrsubnet ["172.16.0.0/12",4,2] → "172.18.0.0/16"
    cidrsubnet ["10.1.2.0/24",4,15] → "10.1.2.240/28"
    cidrsubnet ["10.0.0.0/30",4,0] → refused
    cidrhost ["10.12.112.0/20",16] → "10.12.112.16"
    cidrhost ["10.0.0.0/24",-1] → "10.0.0.255"
    cidrhost ["10.0.0.0/24",256] → refused
    cidrnetmask ["172.16.0.0/12"] → "255.240.0.0"
    cidrnetmask ["0.0.0.0/0"] → "0.0.0.0"
    basename ["foo/bar/baz.txt"] → "baz.txt"
    basename ["/a/b/"] → "b"
    basename [""] → "."
    dirname ["foo/bar/baz.txt"] → "foo/bar"
    dirname ["a"] → "."
    dirname ["/a/b/"] → "/a/b"
    dirname ["/"] → "/"
    dirname ["a/./b//c"] → "a/b"
    """#
