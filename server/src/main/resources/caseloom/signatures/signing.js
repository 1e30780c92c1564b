// Lets people draw their signature. Without this file they type their name, which is enough.
(function () {
  "use strict";
  var box = document.getElementById("drawing");
  var sheet = document.getElementById("sheet");
  var ink = document.getElementById("ink");
  var clear = document.getElementById("clear");
  if (!box || !sheet || !sheet.getContext || !window.PointerEvent) {
    return;
  }
  var MOST = 4000;
  var pen = sheet.getContext("2d");
  var strokes = [];
  var current = null;
  var points = 0;
  box.hidden = false;
  sheet.style.touchAction = "none";

  function place(event) {
    var seen = sheet.getBoundingClientRect();
    var x = Math.round(((event.clientX - seen.left) / seen.width) * sheet.width);
    var y = Math.round(((event.clientY - seen.top) / seen.height) * sheet.height);
    return [
      Math.min(Math.max(x, 0), sheet.width),
      Math.min(Math.max(y, 0), sheet.height)
    ];
  }

  function line(from, to) {
    pen.strokeStyle = getComputedStyle(sheet).color;
    pen.lineWidth = 3;
    pen.lineCap = "round";
    pen.beginPath();
    pen.moveTo(from[0], from[1]);
    pen.lineTo(to[0], to[1]);
    pen.stroke();
  }

  function tell() {
    ink.value = strokes
      .map(function (stroke) {
        return stroke
          .map(function (point) {
            return point.join(",");
          })
          .join(" ");
      })
      .join(";");
  }

  sheet.addEventListener("pointerdown", function (event) {
    event.preventDefault();
    sheet.setPointerCapture(event.pointerId);
    current = [place(event)];
    strokes.push(current);
    points += 1;
    line(current[0], current[0]);
  });
  sheet.addEventListener("pointermove", function (event) {
    if (current && points < MOST) {
      var last = current[current.length - 1];
      var next = place(event);
      if (next[0] !== last[0] || next[1] !== last[1]) {
        current.push(next);
        points += 1;
        line(last, next);
      }
    }
  });
  ["pointerup", "pointercancel"].forEach(function (name) {
    sheet.addEventListener(name, function () {
      current = null;
      tell();
    });
  });
  clear.addEventListener("click", function () {
    strokes = [];
    current = null;
    points = 0;
    pen.clearRect(0, 0, sheet.width, sheet.height);
    tell();
  });
})();
