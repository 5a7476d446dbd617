// Holds values of each kind of type that Go's compiler describes, in a goroutine, below a method, a
// closure and a generic function, and waits there for its input.
package main
import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"sync"
)
type Point struct{ X, Y int }
type Named struct {
	Point
	Name string
	Next *Named
}
type Area interface{ Area(scale float64) float64 }
type Color uint8
const Green Color = 2
var counter int32 = 77
func (n *Named) Area(scale float64) float64 {
	result := float64(n.X*n.Y) * scale
	waitForInput(uint64(result))
	return result
}
//go:noinline
func waitForInput(least uint64) int {
	fmt.Println("ready")
	line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	return len(line) + int(least)
}

func twice[T int | float64](value T) T { return value + value }
//go:noinline
func work(wait *sync.WaitGroup, number uint8) {
	defer wait.Done()
	letter, truth, complexity := 'ß', true, complex(1, -2)
	text := "a \"text\"\n"
	array := [3]int32{1, 2, 3}
	slice := array[1:]
	points := []Point{{1, 2}, {3, 4}}
	named := &Named{Point{5, 6}, "five", nil}
	var area Area = named
	var nothing Area
	var any interface{} = 42
	failed := errors.New("why")
	ages := map[string]int{"one": 1, "two": 2}
	channel := make(chan int, 4)
	channel <- 11
	color := Green
	closure := func(scale float64) float64 { return area.Area(scale + float64(number)) }
	result := closure(twice(1.5))
	fmt.Println(letter, truth, complexity, text, slice, points, named.Name, nothing, any, failed, ages, len(channel), color, result, counter, array)
}
func main() {
	var wait sync.WaitGroup
	wait.Add(1)
	go work(&wait, 65)
	wait.Wait()
}
