// Holds values of each kind of type that rustc describes, below a closure, a generic function and a
// method of a trait, and waits there for its input.
#![allow(dead_code)]
use std::io::Read;
#[derive(Clone, Copy)]
enum Direction { North, South = 7 }
enum Shape { Empty, Circle { radius: f64 }, Rectangle(u32, u32), Named(String) }
struct Point { x: i32, y: i32 }
struct Unit;
trait Area { fn area(&self, scale: f64) -> f64; }
impl Area for Shape {
    fn area(&self, scale: f64) -> f64 {
        let result = match self {
            Shape::Circle { radius } => 3.0 * radius * radius * scale,
            Shape::Rectangle(width, height) => f64::from(width * height) * scale,
            Shape::Empty | Shape::Named(_) => 0.0,
        };
        wait_for_input(result as u64);
        result
    }
}
mod inner {
    pub static COUNT: u16 = 77;
    pub fn twice<T: Copy + std::ops::Add<Output = T>>(value: T) -> T { value + value }
}
#[inline(never)]
fn wait_for_input(least: u64) -> usize {
    println!("ready");
    let mut bytes = [0u8; 1];
    let read = std::io::stdin().read(&mut bytes).unwrap();
    read + least as usize
}

fn main() {
    let number: u8 = 65;
    let letter = 'ß';
    let truth = true;
    let wide: i128 = -5;
    let text = "a \"text\"\n";
    let owned = String::from("owned");
    let pair = (1u16, -2i64);
    let array = [1i32, 2, 3];
    let slice = &array[1..];
    let vector = vec![Point { x: 1, y: 2 }, Point { x: 3, y: 4 }];
    let boxed = Box::new(Point { x: 5, y: 6 });
    let some: Option<u32> = Some(9);
    let none: Option<u32> = None;
    let niche: Option<Box<Point>> = None;
    let full: Option<&Point> = Some(&vector[0]);
    let failed: Result<u8, String> = Err(String::from("why"));
    let direction = [Direction::North, Direction::South];
    let shapes = [Shape::Empty, Shape::Circle { radius: 2.0 }, Shape::Rectangle(3, 4), Shape::Named(String::from("n"))];
    let dynamic: &dyn Area = &shapes[1];
    let unit = Unit;
    let shared = std::rc::Rc::new(8u32);
    let closure = |scale: f64| dynamic.area(scale + f64::from(number));
    let area = closure(inner::twice(1.5));
    println!("{area} {letter} {truth} {wide} {text} {owned} {pair:?} {slice:?} {} {some:?} {none:?} {} {} {failed:?} {} {} {} {}",
        boxed.x + vector[1].y, niche.is_some(), full.is_some(), direction[1] as i32, std::mem::size_of_val(&unit), shared, inner::COUNT);
}
