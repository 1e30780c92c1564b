# The functions of jq that are written in jq itself. They are put in place of their calls, so none
# may call itself.

def select(f): if f then . else empty end;
def map(f): [.[] | f];
def map_values(f): .[] |= f;
def recurse: ..;
def values: select(. != null);
def nulls: select(. == null);
def booleans: select(type == "boolean");
def numbers: select(type == "number");
def strings: select(type == "string");
def arrays: select(type == "array");
def objects: select(type == "object");
def iterables: select(type | . == "array" or . == "object");
def scalars: select(type | . != "array" and . != "object");
def finites: select(type == "number" and (isinfinite or isnan | not));
def normals: select(isnormal);

def add: reduce .[] as $item (null; . + $item);
def add(f): reduce f as $item (null; . + $item);
def any(source; f): first((source | f | select(.) | true), false);
def any(f): any(.[]; f);
def any: any(.[]; .);
def all(source; f): first((source | f | select(not) | false), true);
def all(f): all(.[]; f);
def all: all(.[]; .);
def isempty(f): first((f | false), true);
def isvalid(f): try (f | true) catch false;
def error: error(.);

def first: .[0];
def last: .[-1];
def nth($n): .[$n];
def nth($n; f): if $n < 0 then error("Out of bounds negative array index") else last(limit($n + 1; f)) end;
def skip($n; f): foreach f as $item (0; . + 1; if . > $n then $item else empty end);
def range($to): range(0; $to; 1);
def range($from; $to): range($from; $to; 1);
def combinations: (reduce .[] as $list ([[]]; [.[] as $head | $list[] as $item | $head + [$item]])) | .[];
def combinations(n): . as $list | [range(n) | $list] | combinations;

def in(all): . as $key | all | has($key);
def to_entries: [keys_unsorted[] as $key | {key: $key, value: .[$key]}];
def from_entries:
  reduce .[] as $entry ({};
    . + {
      ($entry
        | if type == "object"
          then first(((.key, .k, .name, .Name, .Key, .K) | select(. != null)), null)
          else . end
        | if type == "string" then . elif . == null then "null" else tojson end):
      ($entry | if has("value") then .value elif has("v") then .v else .Value end)
    });
def with_entries(f): to_entries | map(f) | from_entries;
def paths: path(..) | select(length > 0);
def paths(f): . as $all | paths | select(. as $path | $all | getpath($path) | f);
def leaf_paths: paths(scalars);
def del(f): delpaths([path(f)]);
def pick(f): . as $all | reduce path(f) as $path (null; setpath($path; $all | getpath($path)));
def tostream: path(..) as $path | getpath($path) | if (type | . == "array" or . == "object") and length > 0 then empty else [$path, .] end;
def ascii: [.] | implode;
def have_decnum: true;
def have_literal_numbers: true;

def IN(source): any(source == .; .);
def IN(source; all): any(source == all; .);
def INDEX(source; f): reduce source as $row ({}; .[$row | f | tostring] |= $row);
def INDEX(f): INDEX(.[]; f);

def match(re; flags): _match(re; flags) | .[];
def match(re): match(re; null);
def capture(re; flags): match(re; flags) | _captures;
def capture(re): capture(re; null);
def scan(re; flags):
  match(re; "g" + flags) | if .captures == [] then .string else [.captures[].string] end;
def scan(re): scan(re; null);
def splits(re; flags):
  . as $text
  | (reduce _match(re; "g" + flags)[] as $gap ({at: 0, parts: []};
      .parts += [$text[.at:$gap.offset]] | .at = $gap.offset + $gap.length))
  | (.parts + [$text[.at:]])[];
def splits(re): splits(re; null);
def split(re; flags): [splits(re; flags)];
def sub(re; new; flags):
  . as $text
  | reduce _match(re; flags)[] as $edit ({at: 0, done: ""};
      .done += $text[.at:$edit.offset] + ($edit | _captures | new)
      | .at = $edit.offset + $edit.length)
  | .done + $text[.at:];
def sub(re; new): sub(re; new; null);
def gsub(re; new; flags): sub(re; new; "g" + flags);
def gsub(re; new): sub(re; new; "g");

def dateadd(unit; n): . + n;
def datesub(unit; n): . - n;
